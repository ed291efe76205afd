package org.bipota.protocol.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.tlv.ComprehensionTlv;

/**
 * The parameters of OPEN CHANNEL that a PUSH gives (TS 102 226 clause 9.2.1, TS 102 223 clause 6.6.27); what is null is
 * left to the card's application.
 *
 * @param alphaIdentifier shown to the user, coded as in EF_ADN; empty asks for nothing to be shown
 * @param bearer bearer description
 * @param bufferOctets buffer size, 0 to 65535
 * @param networkAccessName where the bearer leads
 * @param login as a text string: data coding scheme, then text; both or none of login and password
 * @param password as the login
 * @param transport transport level and port
 * @param destination the server's address
 */
public record ChannelParameters(
        Octets alphaIdentifier,
        BearerDescription bearer,
        Integer bufferOctets,
        NetworkAccessName networkAccessName,
        Octets login,
        Octets password,
        TransportLevel transport,
        OtherAddress destination) {

    /** Nothing: the application's own values. */
    public static final ChannelParameters NONE = new ChannelParameters(null, null, null, null, null, null, null, null);

    private static final Set<Integer> KNOWN = Set.of(
            CatTag.ALPHA_IDENTIFIER, CatTag.BEARER_DESCRIPTION, CatTag.BUFFER_SIZE, CatTag.NETWORK_ACCESS_NAME,
            CatTag.TEXT_STRING, CatTag.TRANSPORT_LEVEL, CatTag.OTHER_ADDRESS);

    /** Checks the buffer size, and that login and password are both there or both not. */
    public ChannelParameters {
        if (bufferOctets != null && (bufferOctets < 0 || bufferOctets > 0xFFFF)) {
            throw new IllegalArgumentException("buffer size " + bufferOctets + ", allowed are 0 to 65535");
        }
        if ((login == null) != (password == null)) {
            throw new IllegalArgumentException("login and password: both or none");
        }
    }

    /** The usual ones. */
    public static ChannelParameters of(BearerDescription bearer, int bufferOctets, TransportLevel transport, OtherAddress destination) {
        return new ChannelParameters(null, bearer, bufferOctets, null, null, null, transport, destination);
    }

    /** These with an alpha identifier, or without (null). */
    public ChannelParameters withAlphaIdentifier(Octets alpha) {
        return new ChannelParameters(alpha, bearer, bufferOctets, networkAccessName, login, password, transport, destination);
    }

    /** These with a network access name, or without (null). */
    public ChannelParameters withNetworkAccessName(NetworkAccessName name) {
        return new ChannelParameters(alphaIdentifier, bearer, bufferOctets, name, login, password, transport, destination);
    }

    static ChannelParameters read(PushObjects objects) throws ProtocolException {
        Octets alpha = objects.take(CatTag.ALPHA_IDENTIFIER);
        BearerDescription bearer = bearer(objects);
        Integer buffer = objects.takeSize(CatTag.BUFFER_SIZE, "buffer size");
        NetworkAccessName name = name(objects);
        Octets login = objects.take(CatTag.TEXT_STRING);
        Octets password = objects.take(CatTag.TEXT_STRING);
        TransportLevel transport = transport(objects);
        OtherAddress destination = destination(objects);
        objects.end(KNOWN);
        if (login != null && password == null) {
            throw objects.fault(Code.MISSING, "password", "login and password: both or none");
        }
        return new ChannelParameters(alpha, bearer, buffer, name, login, password, transport, destination);
    }

    private static BearerDescription bearer(PushObjects objects) throws ProtocolException {
        Octets value = objects.take(CatTag.BEARER_DESCRIPTION);
        if (value == null) {
            return null;
        }
        if (value.isEmpty() || value.length() > 0xFF) {
            throw objects.fault(Code.LENGTH, "bearer description", value.length() + " octets, allowed are 1 to 255");
        }
        return new BearerDescription(value.at(0), value.slice(1));
    }

    private static NetworkAccessName name(PushObjects objects) throws ProtocolException {
        Octets value = objects.take(CatTag.NETWORK_ACCESS_NAME);
        if (value != null && !NetworkAccessName.wellFormed(value)) {
            throw objects.fault(Code.LENGTH, "network access name", value.length() + " octets, allowed are 100");
        }
        return value == null ? null : new NetworkAccessName(value);
    }

    static TransportLevel transport(PushObjects objects) throws ProtocolException {
        Octets value = objects.take(CatTag.TRANSPORT_LEVEL);
        if (value == null) {
            return null;
        }
        if (value.length() != 3) {
            throw objects.fault(Code.LENGTH, "transport level", value.length() + " octets, allowed are 3");
        }
        return new TransportLevel(value.at(0), value.at(1) << 8 | value.at(2));
    }

    private static OtherAddress destination(PushObjects objects) throws ProtocolException {
        Octets value = objects.take(CatTag.OTHER_ADDRESS);
        if (value == null) {
            return null;
        }
        if (value.isEmpty() || !OtherAddress.wellFormed(value.at(0), value.length() - 1)) {
            throw objects.fault(Code.VALUE, "other address", value + " is neither IPv4 nor IPv6");
        }
        return new OtherAddress(value.at(0), value.slice(1));
    }

    /** In the order of OPEN CHANNEL. */
    List<ComprehensionTlv> objects() {
        List<ComprehensionTlv> objects = new ArrayList<>();
        add(objects, CatTag.ALPHA_IDENTIFIER, alphaIdentifier);
        add(objects, CatTag.BEARER_DESCRIPTION, bearer == null ? null : bearer.value());
        add(objects, CatTag.BUFFER_SIZE, bufferOctets == null ? null : size(bufferOctets));
        add(objects, CatTag.NETWORK_ACCESS_NAME, networkAccessName == null ? null : networkAccessName.value());
        add(objects, CatTag.TEXT_STRING, login);
        add(objects, CatTag.TEXT_STRING, password);
        add(objects, CatTag.TRANSPORT_LEVEL, transport == null ? null : transport.value());
        add(objects, CatTag.OTHER_ADDRESS, destination == null ? null : destination.value());
        return objects;
    }

    static void add(List<ComprehensionTlv> objects, int tag, Octets value) {
        if (value != null) {
            objects.add(ComprehensionTlv.of(tag, value));
        }
    }

    static Octets size(int octets) {
        return new OctetWriter(2).uint16(octets).toOctets();
    }

    /** Login and password are not shown. */
    @Override
    public String toString() {
        return "ChannelParameters[bearer=" + bearer + ", bufferOctets=" + bufferOctets + ", networkAccessName="
                + (networkAccessName == null ? null : networkAccessName.name()) + ", transport=" + transport + ", destination=" + destination + ']';
    }
}
