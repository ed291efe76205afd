package org.bipota.simulator.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.card.CardMessage;
import org.bipota.protocol.card.CheckRequest;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.cat.Imei;
import org.bipota.protocol.cat.ProactiveCommand;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.sms.SmsSubmit;
import org.bipota.protocol.sms.UserData;
import org.bipota.simulator.handset.FormerTerminal;
import org.bipota.simulator.handset.TerminalModel;
import org.bipota.simulator.handset.Uicc;
import org.junit.jupiter.api.Test;

/** As many cards as a small fleet has, all at once in one virtual machine, each with the applet, its keys and its state. */
class TenThousandCardsTest {

    private static final int CARDS = 10_000;
    private static final int TAC = 35_000_001;
    /** One card was seen to keep 43 KiB of heap, 34 of them its room for contents, and 64 more with jCardSim's buffers for extended APDUs. */
    private static final long MOST_OCTETS_PER_CARD = 64 * 1024;

    private final SecuredPackets packets = new SecuredPackets();

    /** One card in its terminal. */
    private final class Inserted implements UnaryOperator<Octets> {
        private final Personalisation personalisation;
        private final Imei imei;
        private final FormerTerminal terminal;
        private final Uicc card;
        private CheckRequest request;
        private int messages;

        Inserted(int index) {
            Numbers numbers = new Numbers(7, index);
            Random random = new Random(index);
            personalisation = new Personalisation(Iccid.ofDigits(numbers.iccid()), numbers.msisdn(), numbers.imsi(),
                    KeySet.values()[index % KeySet.values().length].generate(random), Optional.empty(), 33);
            imei = numbers.imei(TAC);
            terminal = new FormerTerminal(imei);
            card = new AppletCards("10099").make(personalisation, this);
        }

        @Override
        public Octets apply(Octets fetched) {
            try {
                ProactiveCommand command = ProactiveCommand.parse(fetched);
                if (command.details().type() == CommandDetails.SEND_SHORT_MESSAGE) {
                    messages++;
                    UserData sms = UserData.parse(SmsSubmit.parse(command.value(CatTag.SMS_TPDU).orElseThrow()).userData().octets());
                    request = (CheckRequest) CardMessage.parse(packets.decodeCommand(sms.payload(), personalisation.keys(),
                            PacketTransport.SMS_PP).data());
                }
                return terminal.apply(fetched);
            } catch (ProtocolException fault) {
                throw new AssertionError(fault);
            }
        }
    }

    @Test
    void tenThousandCardsLiveAndReportTheirTerminals() {
        long before = used();
        List<Inserted> cards = IntStream.range(0, CARDS).parallel().mapToObj(Inserted::new).toList();
        long perCard = (used() - before) / CARDS;
        cards.forEach(inserted -> inserted.card.powerOn(TerminalModel.WITH_BIP));

        Set<Iccid> reported = new HashSet<>();
        cards.forEach(inserted -> {
            assertThat(inserted.messages).isEqualTo(1);
            assertThat(inserted.request.imei()).isEqualTo(inserted.imei);
            assertThat(inserted.request.iccid()).isEqualTo(inserted.personalisation.iccid());
            reported.add(inserted.request.iccid());
        });
        assertThat(reported).hasSize(CARDS);
        cards.forEach(inserted -> inserted.card.powerOn(TerminalModel.WITH_BIP));
        assertThat(cards.stream().filter(inserted -> inserted.messages != 1)).as("each remembers its own terminal").isEmpty();
        assertThat(perCard).isLessThan(MOST_OCTETS_PER_CARD);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
