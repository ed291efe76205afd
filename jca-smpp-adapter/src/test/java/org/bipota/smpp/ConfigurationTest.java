package org.bipota.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.spi.ResourceAdapterInternalException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bipota.smpp.testing.TestContainer;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ConfigurationTest {

    private final SmppResourceAdapter adapter = new SmppResourceAdapter();

    @Test
    void theDefaultsAreUsable() throws Exception {
        assertThat(AdapterConfiguration.problems(adapter)).isEmpty();
        assertThat(AdapterConfiguration.of(adapter).link().smsc()).isEqualTo("127.0.0.1:2775");
    }

    @Test
    void everyUnusablePropertyIsNamedWithItsValueAndWhatIsAllowed() {
        adapter.setPort(0);
        adapter.setSystemId("a system id that is too long");
        adapter.setPassword("ninechars");
        adapter.setBindType("receiver");
        adapter.setSourceNpi(2);
        adapter.setWindow(null);
        adapter.setReconnectInitialMillis(500);
        adapter.setReconnectMaxMillis(400);

        assertThatThrownBy(() -> adapter.start(new TestContainer())).isInstanceOf(ResourceAdapterInternalException.class)
                .hasMessageContaining("port: 0, allowed are 1 to 65535")
                .hasMessageContaining("systemId: \"a system id that is too long\" does not fit, allowed are 1 to 15")
                .hasMessageContaining("password: the given value does not fit, allowed are 0 to 8")
                .hasMessageContaining("bindType: receiver, allowed are [pair, transceiver]")
                .hasMessageContaining("sourceNpi: 2, allowed are [0, 1, 3")
                .hasMessageContaining("window: null, allowed are 1 to 10000")
                .hasMessageContaining("reconnectMaxMillis: 400, allowed are reconnectInitialMillis (500) and more")
                .hasMessageNotContaining("ninechars");
    }

    @Test
    void noSettingsShowThePassword() throws Exception {
        adapter.setPassword("s3cret");
        assertThat(AdapterConfiguration.of(adapter).toString()).doesNotContain("s3cret");
    }

    @Test
    void theDescriptorDeclaresEveryPropertyOfTheBeanWithItsType() throws Exception {
        Document descriptor = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(Path.of("src/main/rar/META-INF/ra.xml").toFile());
        Map<String, String> declared = new TreeMap<>();
        NodeList properties = descriptor.getElementsByTagName("config-property");
        for (int i = 0; i < properties.getLength(); i++) {
            Element property = (Element) properties.item(i);
            declared.put(text(property, "config-property-name"), text(property, "config-property-type"));
        }

        Map<String, String> bean = Arrays.stream(Introspector.getBeanInfo(SmppAdapterProperties.class, Object.class)
                .getPropertyDescriptors()).collect(Collectors.toMap(PropertyDescriptor::getName,
                        property -> property.getPropertyType().getName()));

        assertThat(declared).containsExactlyInAnyOrderEntriesOf(bean);
    }

    @Test
    void theDescriptorNamesClassesThatExist() throws Exception {
        Document descriptor = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(Path.of("src/main/rar/META-INF/ra.xml").toFile());
        for (String tag : new String[] {"resourceadapter-class", "managedconnectionfactory-class", "connectionfactory-interface",
            "connectionfactory-impl-class", "connection-interface", "connection-impl-class", "messagelistener-type",
            "activationspec-class"}) {
            assertThat(Class.forName(text(descriptor.getDocumentElement(), tag))).as(tag).isNotNull();
        }
    }

    private static String text(Element element, String tag) {
        return element.getElementsByTagName(tag).item(0).getTextContent().trim();
    }
}
