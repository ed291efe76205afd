package org.bipota.ejb.application.read;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.resource.ResourceException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bipota.bip.api.BipConnection;
import org.bipota.bip.api.BipConnectionFactory;
import org.bipota.bip.api.BipFigures;
import org.bipota.bip.api.ChannelStatus;
import org.bipota.ejb.application.links.LinkProblems;
import org.bipota.smpp.api.LinkStatus;
import org.bipota.smpp.api.SmppConnection;
import org.bipota.smpp.api.SmppConnectionFactory;

/** The links and channels as they are now. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TrafficQueries {

    @Resource(lookup = "java:/eis/bipota/smpp")
    private SmppConnectionFactory smpp;

    @Inject
    private LinkProblems problems;

    @Resource(lookup = "java:/eis/bipota/bip")
    private BipConnectionFactory bip;

    /**
     * The links to SMSCs, by name; also those that could not be made, as closed ones.
     *
     * @throws AdapterUnavailableException when the SMPP adapter gives no connection
     */
    public List<LinkView> links() {
        try (SmppConnection connection = smpp.getConnection()) {
            List<LinkStatus> links = connection.links();
            Set<String> names = links.stream().map(LinkStatus::name).collect(Collectors.toSet());
            return Stream.concat(links.stream(), problems.statuses().stream().filter(link -> !names.contains(link.name())))
                    .sorted(Comparator.comparing(LinkStatus::name)).map(LinkView::of).toList();
        } catch (ResourceException e) {
            throw new AdapterUnavailableException("the SMPP adapter", e);
        }
    }

    /** A page of the links, by name. */
    public Page<LinkView> links(String after, int limit) {
        return page(links(), after, limit, LinkView::name);
    }

    /**
     * The number of channels that are open or being opened.
     *
     * @throws AdapterUnavailableException when the BIP adapter gives no connection
     */
    public int openChannels() {
        return channelStatuses().size();
    }

    /**
     * What the BIP adapter counts.
     *
     * @throws AdapterUnavailableException when the BIP adapter gives no connection
     */
    public BipFigures channelFigures() {
        try (BipConnection connection = bip.getConnection()) {
            return connection.figures();
        } catch (ResourceException e) {
            throw new AdapterUnavailableException("the BIP adapter", e);
        }
    }

    /**
     * Whether channels are accepted.
     *
     * @throws AdapterUnavailableException when the BIP adapter gives no connection
     */
    public boolean channelsAccepted() {
        return channelFigures().listening();
    }

    /**
     * A page of the channels, by id.
     *
     * @throws AdapterUnavailableException when the BIP adapter gives no connection
     */
    public Page<ChannelView> channels(String after, int limit) {
        Page<ChannelStatus> page = page(channelStatuses().stream().sorted(Comparator.comparing(ChannelStatus::id)).toList(),
                after, limit, ChannelStatus::id);
        return new Page<>(page.items().stream().map(ChannelView::of).toList(), page.next());
    }

    private List<ChannelStatus> channelStatuses() {
        try (BipConnection connection = bip.getConnection()) {
            return connection.channels();
        } catch (ResourceException e) {
            throw new AdapterUnavailableException("the BIP adapter", e);
        }
    }

    static <T> Page<T> page(List<T> sorted, String after, int limit, Function<T, String> key) {
        List<T> found = sorted.stream()
                .filter(item -> after == null || key.apply(item).compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        return Page.of(found, limit, key);
    }
}
