package org.bipota.simulator.card;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.protocol.cat.Imei;
import org.bipota.protocol.cat.ProactiveCommand;
import org.bipota.protocol.sms.SmsSubmit;
import org.bipota.protocol.sms.UserData;
import org.bipota.protocol.tlv.ComprehensionTlv;

/** A terminal that keeps what it was told and answers as the test says; by default, with success. */
final class RecordingTerminal implements Terminal {

    static final Imei FIRST = Imei.ofDigits("356789012345678");
    static final Imei SECOND = Imei.ofDigits("490154203237518");

    private final List<ProactiveCommand> commands = new ArrayList<>();
    private final List<Octets> raw = new ArrayList<>();
    private final Map<Integer, List<Octets>> results = new HashMap<>();
    private final Map<Octets, Octets> additions = new HashMap<>();
    private final List<SmsSubmit> left = new ArrayList<>();
    private final List<Octets> received = new ArrayList<>();
    private Octets imei = FIRST.value();
    private Octets buffer;
    private Runnable beforeSms = () -> { };

    /** What is in the handset. */
    void becomes(Imei other) {
        imei = other.value();
    }

    void reports(Octets identifier) {
        imei = identifier;
    }

    /** The next commands of this type get these results, in order; those after them succeed. */
    void answers(int type, String... hex) {
        List<Octets> list = results.computeIfAbsent(type, none -> new ArrayList<>());
        for (String one : hex) {
            list.add(Octets.ofHex(one));
        }
    }

    /** The buffer that each channel gets, whatever was asked. */
    void buffer(int octets) {
        buffer = Octets.ofOctets(octets >> 8, octets & 0xFF);
    }

    /** All that is asked succeeds from now on. */
    void obliges() {
        results.clear();
    }

    /** Each result of this value is followed by these TLVs. */
    void adds(String result, String tlvs) {
        additions.put(Octets.ofHex(result), Octets.ofHex(tlvs));
    }

    /** The short messages that left, whatever was forgotten since. */
    List<SmsSubmit> left() {
        return List.copyOf(left);
    }

    /** Runs before each short message is taken. */
    void beforeSms(Runnable action) {
        beforeSms = action;
    }

    /** Octets for the channel: what the next RECEIVE DATA commands bring, as one datagram. */
    void arrives(Octets datagram) {
        received.add(datagram);
    }

    /** What has not been fetched is gone, with the channel. */
    void losesChannelData() {
        received.clear();
    }

    List<ProactiveCommand> commands(int type) {
        return commands.stream().filter(command -> command.details().type() == type).toList();
    }

    /** The last command of this type as it was sent. */
    Octets raw(int type) {
        Octets last = Octets.EMPTY;
        for (int i = 0; i < commands.size(); i++) {
            if (commands.get(i).details().type() == type) {
                last = raw.get(i);
            }
        }
        return last;
    }

    List<Octets> sent() {
        return commands(CommandDetails.SEND_DATA).stream()
                .map(command -> command.value(CatTag.CHANNEL_DATA).orElseThrow()).toList();
    }

    List<UserData> shortMessages() {
        return commands(CommandDetails.SEND_SHORT_MESSAGE).stream().map(RecordingTerminal::userData).toList();
    }

    List<SmsSubmit> submits() {
        return commands(CommandDetails.SEND_SHORT_MESSAGE).stream().map(RecordingTerminal::submit).toList();
    }

    void forget() {
        commands.clear();
        raw.clear();
    }

    @Override
    public Octets execute(Octets fetched) {
        ProactiveCommand command;
        try {
            command = ProactiveCommand.parse(fetched);
        } catch (ProtocolException fault) {
            throw new AssertionError("the card sent " + fetched.toHex(), fault);
        }
        int type = command.details().type();
        if (type == CommandDetails.SEND_SHORT_MESSAGE) {
            beforeSms.run();
        }
        commands.add(command);
        raw.add(fetched);
        List<Octets> wanted = results.getOrDefault(type, List.of());
        Octets result = wanted.isEmpty() ? Octets.ofOctets(0) : wanted.remove(0);
        List<ComprehensionTlv> response = new ArrayList<>();
        response.add(ComprehensionTlv.required(CatTag.COMMAND_DETAILS, command.value(CatTag.COMMAND_DETAILS).orElseThrow()));
        response.add(ComprehensionTlv.required(CatTag.DEVICE_IDENTITIES, Octets.ofOctets(0x82, 0x81)));
        response.add(ComprehensionTlv.required(CatTag.RESULT, result));
        if (result.at(0) < 0x10) {
            if (type == CommandDetails.SEND_SHORT_MESSAGE) {
                left.add(submit(command));
            }
            addResults(command, response);
        }
        return ComprehensionTlv.encode(response).concat(additions.getOrDefault(result, Octets.EMPTY));
    }

    private void addResults(ProactiveCommand command, List<ComprehensionTlv> response) {
        switch (command.details().type()) {
            case CommandDetails.PROVIDE_LOCAL_INFORMATION -> {
                if (!imei.isEmpty()) {
                    response.add(ComprehensionTlv.required(CatTag.IMEI, imei));
                }
            }
            case CommandDetails.OPEN_CHANNEL -> {
                response.add(ComprehensionTlv.of(CatTag.CHANNEL_STATUS, Octets.ofOctets(0x81, 0)));
                response.add(ComprehensionTlv.of(CatTag.BEARER_DESCRIPTION, Octets.ofOctets(3)));
                response.add(ComprehensionTlv.of(CatTag.BUFFER_SIZE,
                        buffer == null ? command.value(CatTag.BUFFER_SIZE).orElseThrow() : buffer));
            }
            case CommandDetails.RECEIVE_DATA -> {
                int asked = command.value(CatTag.CHANNEL_DATA_LENGTH).orElseThrow().at(0);
                Octets datagram = received.isEmpty() ? Octets.EMPTY : received.remove(0);
                Octets part = datagram.slice(0, Math.min(asked, datagram.length()));
                Octets rest = datagram.slice(part.length());
                if (!rest.isEmpty()) {
                    received.add(0, rest);
                }
                response.add(ComprehensionTlv.required(CatTag.CHANNEL_DATA, part));
                response.add(ComprehensionTlv.required(CatTag.CHANNEL_DATA_LENGTH, Octets.ofOctets(Math.min(0xFF, rest.length()))));
            }
            case CommandDetails.CLOSE_CHANNEL -> losesChannelData();
            default -> {
            }
        }
    }

    private static SmsSubmit submit(ProactiveCommand command) {
        try {
            return SmsSubmit.parse(command.value(CatTag.SMS_TPDU).orElseThrow());
        } catch (ProtocolException fault) {
            throw new AssertionError(fault);
        }
    }

    private static UserData userData(ProactiveCommand command) {
        try {
            return UserData.parse(submit(command).userData().octets());
        } catch (ProtocolException fault) {
            throw new AssertionError(fault);
        }
    }
}
