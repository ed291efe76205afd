package org.bipota.simulator.handset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.simulator.handset.CatVectors.vector;

import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cat.ProactiveCommand;
import org.bipota.protocol.cattp.CatTpCodec;
import org.bipota.protocol.cattp.Syn;
import org.bipota.protocol.push.PushCommand;
import org.bipota.protocol.sms.SmsSubmit;

/** Commands that our own applet, or the framework for it, sends: with the vector's values where they can be given. */
final class AppletCommandClaims {

    private AppletCommandClaims() {
    }

    static void addTo(VectorClaims claims) {
        claims.claim("sul_data_chan", vector -> assertThat(AppletHandset.off(HandsetBehaviour.WILLING).powerOn()
                .commands(CommandDetails.SET_UP_EVENT_LIST)).containsExactly(vector));
        claims.claim("pli_imei", vector -> {
            AppletHandset real = AppletHandset.off(HandsetBehaviour.WILLING).powerOn();
            assertThat(real.commands(CommandDetails.PROVIDE_LOCAL_INFORMATION)).containsExactly(vector);
            assertThat(real.lastResponse(CommandDetails.PROVIDE_LOCAL_INFORMATION)).isEqualTo(vector("tr_pli_imei"));
        });
        claims.claim("oc_default_udp", vector -> {
            AppletHandset real = AppletHandset.known(HandsetBehaviour.WILLING);
            real.push();
            assertThat(real.commands(CommandDetails.OPEN_CHANNEL)).containsExactly(vector);
            assertThat(real.lastResponse(CommandDetails.OPEN_CHANNEL)).isEqualTo(vector("tr_oc_ok_default"));
            assertThat(real.network.lastLine().remote().toString()).isEqualTo("/192.0.2.10:9000");
        });
        claims.claim("recv_data_237", vector -> {
            AppletHandset real = AppletHandset.known(HandsetBehaviour.WILLING);
            real.push();
            real.answerSyn();
            assertThat(real.commands(CommandDetails.RECEIVE_DATA)).containsExactly(vector);
        });
    }

    /** Our OPEN CHANNEL when a push brings these objects. */
    static void realOpenChannelIs(Octets vector, String objects) {
        AppletHandset real = AppletHandset.known(HandsetBehaviour.WILLING);
        Octets first = Octets.ofHex("80EC0101" + Octets.ofOctets(objects.length() / 2).toHex() + objects);
        real.push(first.concat(PushCommand.encode(AppletHandset.udpPush(AppletHandset.TOKEN).subList(1, 2))));
        assertThat(real.commands(CommandDetails.OPEN_CHANNEL)).containsExactly(vector);
    }

    /** Our request differs from the vector where it has to: no SMSC of its own, another number, and what is secured. */
    static void realRequestHasTheFormOf(Octets vector) throws Exception {
        AppletHandset real = AppletHandset.off(HandsetBehaviour.WILLING).powerOn();
        ProactiveCommand ours = ProactiveCommand.parse(real.commands(CommandDetails.SEND_SHORT_MESSAGE).get(0));
        ProactiveCommand theirs = ProactiveCommand.parse(vector);
        assertThat(ours.details()).isEqualTo(theirs.details());
        assertThat(ours.devices()).isEqualTo(theirs.devices());
        assertThat(ours.objects()).extracting(object -> object.tag() + " " + object.comprehensionRequired())
                .containsExactlyElementsOf(theirs.objects().stream().filter(object -> object.tag() != CatTag.ADDRESS)
                        .map(object -> object.tag() + " " + object.comprehensionRequired()).toList());
        assertThat(ours.value(CatTag.ALPHA_IDENTIFIER)).isEqualTo(theirs.value(CatTag.ALPHA_IDENTIFIER));
        SmsSubmit our = SmsSubmit.parse(ours.value(CatTag.SMS_TPDU).orElseThrow());
        SmsSubmit their = SmsSubmit.parse(theirs.value(CatTag.SMS_TPDU).orElseThrow());
        assertThat(our.firstOctet()).isEqualTo(their.firstOctet());
        assertThat(our.protocolId()).isEqualTo(their.protocolId());
        assertThat(our.dataCoding()).isEqualTo(their.dataCoding());
        assertThat(our.userData().octets().slice(0, 3)).as("user data header").isEqualTo(their.userData().octets().slice(0, 3));
    }

    /** Our SYN, with what it draws by lot and what follows from its memory taken from the vector, is the vector. */
    static void realSynHasTheFormOf(Octets vector) throws Exception {
        AppletHandset real = AppletHandset.known(HandsetBehaviour.WILLING);
        real.push(AppletHandset.udpPush(AppletHandset.ICCID.value()));
        ProactiveCommand command = ProactiveCommand.parse(real.commands(CommandDetails.SEND_DATA).get(0));
        Syn theirs = (Syn) CatTpCodec.decode(ProactiveCommand.parse(vector).value(CatTag.CHANNEL_DATA).orElseThrow());
        Syn ours = real.syn();
        Syn mixed = new Syn(theirs.sourcePort(), ours.destinationPort(), theirs.sequence(), theirs.window(),
                theirs.maxPduOctets(), ours.maxSduOctets(), ours.identification());
        assertThat(vector.toHex()).isEqualTo(command.encode().toHex()
                .replace(CatTpCodec.encode(ours).toHex(), CatTpCodec.encode(mixed).toHex()));
    }
}
