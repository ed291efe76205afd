package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bipota.applet.BipOtaApplet;
import org.bipota.protocol.OctetReader;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.card.CardMessage;
import org.bipota.protocol.card.CheckRequest;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cat.ProactiveCommand;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.sms.SmsSubmit;
import org.bipota.protocol.sms.UserData;
import org.bipota.protocol.tlv.BerTlv;
import org.junit.jupiter.api.Test;

/** The commands worked out in the applet's manual (applet/README.md) are those that install it. */
class AppletManualTest {

    private static final String PACKAGE = "F04249504F5441";
    private static final String INSTANCE = "F0424950 4F544100 00000000 42495001".replace(" ", "");
    private static final Octets TERMINAL_PROFILE = Octets.ofHex("80100000" + "20" + TestCard.PROFILE.toHex().substring(0, 64));

    @Test
    void installCommandIsWellFormed() throws Exception {
        Command install = Command.read("install");
        assertThat(install.header).isEqualTo("80E60C00");
        assertThat(install.packageAid.toHex()).isEqualTo(PACKAGE);
        assertThat(install.classAid.toHex()).startsWith(PACKAGE);
        assertThat(install.instanceAid.toHex()).isEqualTo(INSTANCE);
        assertThat(install.privileges.toHex()).isEqualTo("00");
        assertThat(install.token.isEmpty()).isTrue();
    }

    @Test
    void loadCommandNamesThePackage() throws IOException {
        assertThat(octets("load").toHex()).isEqualTo("80E602000C" + "07" + PACKAGE + "00000000");
    }

    @Test
    void cardInstalledByItSendsItsFirstRequestToTheServer() throws Exception {
        Command install = Command.read("install");
        try (ApduCard card = new ApduCard()) {
            assertThat(card.install(BipOtaApplet.class, install.packageAid.toByteArray(), install.classAid.toByteArray(),
                    install.instanceAid.toByteArray(), install.parameters.toByteArray())).isEqualTo(0x9000);
            card.reset();
            ProactiveCommand sent = untilShortMessage(card);
            SmsSubmit message = SmsSubmit.parse(sent.value(0x0B).orElseThrow());

            assertThat(message.destinationAddress().digits()).isEqualTo("10099");
            Octets packet = UserData.parse(message.userData().octets()).payload();
            CardMessage request = CardMessage.parse(
                    new SecuredPackets().decodeCommand(packet, keys(install), PacketTransport.SMS_PP).data());
            assertThat(request).isInstanceOf(CheckRequest.class);
            assertThat(((CheckRequest) request).imei()).isEqualTo(RecordingTerminal.FIRST);
        }
    }

    @Test
    void contentOfAFreshCardIsEmpty() throws Exception {
        Command install = Command.read("install");
        List<Octets> commands = lines("reading");
        try (ApduCard card = new ApduCard()) {
            card.install(BipOtaApplet.class, install.packageAid.toByteArray(), install.classAid.toByteArray(),
                    install.instanceAid.toByteArray(), install.parameters.toByteArray());
            card.reset();
            assertThat(Octets.of(card.transmit(commands.get(0).toByteArray())).toHex()).endsWith("9000");
            assertThat(Octets.of(card.transmit(commands.get(1).toByteArray())).toHex()).isEqualTo("000000009000");
        }
    }

    /** Fetches and answers what the card wants after TERMINAL PROFILE, up to the message. */
    private static ProactiveCommand untilShortMessage(ApduCard card) throws ProtocolException {
        Octets response = Octets.of(card.transmit(TERMINAL_PROFILE.toByteArray()));
        for (int i = 0; i < 10; i++) {
            assertThat(response.at(response.length() - 2)).as("something to fetch").isEqualTo(0x91);
            Octets fetched = Octets.of(card.transmit(Octets.ofOctets(0x80, 0x12, 0, 0, response.at(response.length() - 1)).toByteArray()));
            ProactiveCommand command = ProactiveCommand.parse(fetched.slice(0, fetched.length() - 2));
            if (command.details().type() == CommandDetails.SEND_SHORT_MESSAGE) {
                return command;
            }
            OctetWriter answer = new OctetWriter().octets(details(command)).octets(Octets.ofHex("82028281830100"));
            if (command.details().type() == CommandDetails.PROVIDE_LOCAL_INFORMATION) {
                answer.octets(Octets.ofHex("9408").concat(RecordingTerminal.FIRST.value()));
            }
            Octets data = answer.toOctets();
            response = Octets.of(card.transmit(Octets.ofOctets(0x80, 0x14, 0, 0, data.length()).concat(data).toByteArray()));
        }
        throw new AssertionError("no SEND SHORT MESSAGE");
    }

    private static Octets details(ProactiveCommand command) {
        CommandDetails details = command.details();
        return Octets.ofOctets(0x81, 0x03, details.number(), details.type(), details.qualifier());
    }

    private static CardKeys keys(Command install) throws ProtocolException {
        Octets applet = value(install.parameters, 0xC9);
        Octets kic = value(applet, 0x81);
        Octets kid = value(applet, 0x82);
        return new CardKeys(kic.at(0), kic.slice(1), kid.at(0), kid.slice(1));
    }

    private static Octets value(Octets objects, int tag) throws ProtocolException {
        for (BerTlv object : BerTlv.readAll(new OctetReader(objects), "parameters")) {
            if (object.tag() == tag) {
                return object.value();
            }
        }
        throw new AssertionError("no tag " + Integer.toHexString(tag));
    }

    /** The octets of the block behind a comment {@code <!-- name -->}: hexadecimal pairs up to two spaces or the line's end. */
    private static Octets octets(String name) throws IOException {
        Octets all = Octets.EMPTY;
        for (Octets line : lines(name)) {
            all = all.concat(line);
        }
        return all;
    }

    private static List<Octets> lines(String name) throws IOException {
        String manual = Files.readString(Path.of("..", "applet", "README.md"));
        Matcher block = Pattern.compile("<!-- " + name + " -->\n```\n(.*?)```", Pattern.DOTALL).matcher(manual);
        assertThat(block.find()).as(name).isTrue();
        return block.group(1).lines().map(line -> Octets.ofHex(line.strip().split(" {2}", 2)[0].replace(" ", ""))).toList();
    }

    /** INSTALL [for install and make selectable] (GlobalPlatform Card Specification clause 11.5.2.3.2). */
    private record Command(String header, Octets packageAid, Octets classAid, Octets instanceAid, Octets privileges,
            Octets parameters, Octets token) {

        static Command read(String name) throws IOException, ProtocolException {
            Octets octets = octets(name);
            assertThat(octets.at(4)).as("Lc").isEqualTo(octets.length() - 5);
            OctetReader reader = new OctetReader(octets.slice(5));
            Command command = new Command(octets.slice(0, 4).toHex(), counted(reader), counted(reader), counted(reader),
                    counted(reader), counted(reader), counted(reader));
            assertThat(reader.remaining()).isZero();
            return command;
        }

        private static Octets counted(OctetReader reader) throws ProtocolException {
            return reader.octets(reader.octet("length"), "field");
        }
    }
}
