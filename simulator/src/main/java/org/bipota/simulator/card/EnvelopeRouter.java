package org.bipota.simulator.card;

import java.util.Optional;
import java.util.function.Predicate;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.cat.Envelope;
import org.bipota.protocol.secured.Tar;
import org.bipota.protocol.sms.SmsDeliver;
import org.bipota.protocol.sms.UserData;
import uicc.toolkit.ToolkitConstants;

/** Which event an ENVELOPE is, and whose (ETSI TS 102 241 clause 6.2). */
final class EnvelopeRouter {

    /** An event and the applets that it concerns. */
    record Route(ToolkitEvent event, Predicate<InstalledApplet> whose) {
    }

    private static final int MENU_SELECTION = 0xD3;
    private static final int CALL_CONTROL = 0xD4;
    private static final int SMS_MO_CONTROL = 0xD5;
    private static final int CELL_BROADCAST = 0xD2;
    private static final int MAX_CHANNEL = 7;
    /** Behind CPL, CHL, SPI, KIc and KID. */
    private static final int TAR_OFFSET = 7;
    private static final int TAR_OCTETS = 3;
    private static final int WITH_HEADER = 0x40;

    private final CardResources card;

    EnvelopeRouter(CardResources card) {
        this.card = card;
    }

    /** Where an envelope goes. */
    Route route(EnvelopeData envelope) {
        return switch (envelope.tag()) {
            case MENU_SELECTION -> menu(envelope);
            case CALL_CONTROL -> new Route(ToolkitEvent.CALL_CONTROL_BY_NAA, anyone());
            case SMS_MO_CONTROL -> new Route(ToolkitEvent.SMS_MO_CONTROL_BY_NAA, anyone());
            case Envelope.TIMER_EXPIRATION -> new Route(ToolkitEvent.TIMER_EXPIRATION,
                    owner(card.timers(), envelope.value(ToolkitConstants.TAG_TIMER_IDENTIFIER), 0, 0xFF));
            case Envelope.EVENT_DOWNLOAD -> download(envelope);
            case Envelope.SMS_PP_DOWNLOAD -> shortMessage(envelope);
            case CELL_BROADCAST -> new Route(ToolkitEvent.UNFORMATTED_SMS_CB, anyone());
            default -> new Route(ToolkitEvent.UNRECOGNIZED_ENVELOPE, anyone());
        };
    }

    private Route menu(EnvelopeData envelope) {
        boolean help = envelope.value(ToolkitConstants.TAG_HELP_REQUEST).isPresent();
        Optional<InstalledApplet> owner = envelope.value(ToolkitConstants.TAG_ITEM_IDENTIFIER)
                .filter(item -> !item.isEmpty()).flatMap(item -> card.menu().selected(item.at(0)))
                .filter(entry -> !help || entry.look().help()).map(MenuEntry::owner);
        return new Route(help ? ToolkitEvent.MENU_SELECTION_HELP_REQUEST : ToolkitEvent.MENU_SELECTION,
                applet -> owner.filter(applet::equals).isPresent());
    }

    private Route download(EnvelopeData envelope) {
        Optional<ToolkitEvent> event = envelope.value(CatTag.EVENT_LIST).filter(list -> list.length() == 1)
                .flatMap(list -> ToolkitEvent.ofList(list.at(0)));
        if (event.isEmpty()) {
            return new Route(ToolkitEvent.UNRECOGNIZED_ENVELOPE, anyone());
        }
        return new Route(event.get(), switch (event.get()) {
            case DATA_AVAILABLE, CHANNEL_STATUS ->
                    owner(card.channels(), envelope.value(CatTag.CHANNEL_STATUS), 0, MAX_CHANNEL);
            case LOCAL_CONNECTION -> owner(card.declaredServices(), envelope.value(ToolkitConstants.TAG_SERVICE_RECORD), 1, 0xFF);
            default -> anyone();
        });
    }

    /** A command packet goes to the applet that has its TAR, as it came; another message to whoever wants one (3GPP TS 31.130). */
    private Route shortMessage(EnvelopeData envelope) {
        return envelope.value(CatTag.SMS_TPDU).flatMap(EnvelopeRouter::tar)
                .map(tar -> new Route(ToolkitEvent.FORMATTED_SMS_PP_ENV, applet -> applet.parameters().tars().contains(tar)))
                .orElseGet(() -> new Route(ToolkitEvent.UNFORMATTED_SMS_PP_ENV, anyone()));
    }

    private static Optional<Tar> tar(Octets tpdu) {
        try {
            SmsDeliver message = SmsDeliver.parse(tpdu);
            if ((message.firstOctet() & WITH_HEADER) == 0) {
                return Optional.empty();
            }
            UserData userData = UserData.parse(message.userData().octets());
            boolean whole = userData.isCommandPacket() && userData.payload().length() >= TAR_OFFSET + TAR_OCTETS;
            return whole ? Optional.of(new Tar(userData.payload().slice(TAR_OFFSET, TAR_OFFSET + TAR_OCTETS))) : Optional.empty();
        } catch (ProtocolException notOne) {
            return Optional.empty();
        }
    }

    private static Predicate<InstalledApplet> anyone() {
        return applet -> true;
    }

    /** Whoever has the number in an octet of a TLV. */
    private static Predicate<InstalledApplet> owner(OwnedNumbers numbers, Optional<Octets> value, int index, int mask) {
        int number = value.filter(octets -> octets.length() > index).map(octets -> octets.at(index) & mask).orElse(-1);
        return applet -> numbers.isOf(number, applet);
    }
}
