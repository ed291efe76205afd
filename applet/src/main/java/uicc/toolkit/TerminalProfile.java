package uicc.toolkit;

/** The TERMINAL PROFILE that the handset sent after the last reset (ETSI TS 102 241). */
public final class TerminalProfile {

    private TerminalProfile() {
    }

    /** Whether the facility with this bit index, 0 to 127, is supported. */
    public static boolean check(byte index) {
        return check((short) (index & 0xFF));
    }

    /** Whether every bit set in {@code mask} is set in the profile. */
    public static boolean check(byte[] mask, short offset, short length) {
        byte[] profile = Framework.current().terminalProfile();
        for (short i = 0; i < length; i++) {
            byte wanted = mask[(short) (offset + i)];
            byte claimed = i < profile.length ? profile[i] : 0;
            if ((byte) (wanted & claimed) != wanted) {
                return false;
            }
        }
        return true;
    }

    /** Whether the facility with this bit index is supported. */
    public static boolean check(short index) {
        byte[] profile = Framework.current().terminalProfile();
        short octet = (short) (index >> 3);
        return octet < profile.length && (profile[octet] & (byte) (1 << (index & 7))) != 0;
    }

    /** The number in the bits from {@code high} down to {@code low}, at most 16. */
    public static short getValue(short high, short low) {
        short value = 0;
        for (short bit = high; bit >= low; bit--) {
            value = (short) (value << 1);
            if (check(bit)) {
                value |= 1;
            }
        }
        return value;
    }

    /** Copies a part of the profile; returns offset plus length. ToolkitException OUT_OF_TLV_BOUNDARIES past its end. */
    public static short copy(short from, byte[] target, short offset, short length) {
        byte[] profile = Framework.current().terminalProfile();
        if (from < 0 || length < 0 || (short) (from + length) > profile.length) {
            ToolkitException.throwIt(ToolkitException.OUT_OF_TLV_BOUNDARIES);
        }
        return javacard.framework.Util.arrayCopyNonAtomic(profile, from, target, offset, length);
    }
}
