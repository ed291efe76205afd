package uicc.toolkit;

/**
 * The proactive command being built (ETSI TS 102 241).
 */
public interface ProactiveHandler extends EditHandler {

    /** Starts a command: type, qualifier, and the device it is for; the framework numbers it and names the UICC as its source. */
    void init(byte type, byte qualifier, byte destination);

    /** Sends the command and waits for the TERMINAL RESPONSE; the general result. */
    byte send();

    /** Starts DISPLAY TEXT. */
    void initDisplayText(byte qualifier, byte dcs, byte[] text, short offset, short length);

    /** Starts GET INKEY. */
    void initGetInkey(byte qualifier, byte dcs, byte[] text, short offset, short length);

    /** Starts GET INPUT. */
    void initGetInput(byte qualifier, byte dcs, byte[] text, short offset, short length, short min, short max);

    /** Starts CLOSE CHANNEL of channel 1 to 7. */
    void initCloseChannel(byte channel);

    /** Starts MORE TIME. */
    void initMoreTime();
}
