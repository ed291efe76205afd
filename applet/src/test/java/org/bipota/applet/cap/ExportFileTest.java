package org.bipota.applet.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** The export files say what ETSI's say; the numbers here are read from those, not from the table. */
class ExportFileTest {

    private static final String TOOLKIT_AID = "a0000000090005ffffffff8912000000";

    @Test
    void classesHaveTheTokensOfEtsi() throws IOException {
        assertThat(toolkit().classes).containsEntry("uicc/toolkit/ViewHandler", 0)
                .containsEntry("uicc/toolkit/TerminalProfile", 11)
                .containsEntry("uicc/toolkit/EnvelopeHandlerSystem", 12)
                .containsEntry("uicc/toolkit/ProactiveHandlerSystem", 14)
                .containsEntry("uicc/toolkit/EnvelopeResponseHandlerSystem", 15)
                .containsEntry("uicc/toolkit/ToolkitRegistrySystem", 16)
                .containsEntry("uicc/toolkit/ProactiveResponseHandlerSystem", 17)
                .hasSize(18);
    }

    @Test
    void inheritedMethodsStandBeforeOwnOnes() throws IOException {
        assertThat(toolkit().methods).containsEntry("uicc/toolkit/ProactiveHandler.getLength()S", 0)
                .containsEntry("uicc/toolkit/ProactiveHandler.clear()V", 13)
                .containsEntry("uicc/toolkit/ProactiveHandler.init(BBB)V", 23)
                .containsEntry("uicc/toolkit/ProactiveHandler.send()B", 24)
                .containsEntry("uicc/toolkit/BERTLVEditHandler.getTag()B", 23)
                .containsEntry("uicc/toolkit/EnvelopeHandler.getChannelStatus(B)S", 17)
                .containsEntry("uicc/toolkit/ToolkitException.throwIt(S)V", 1)
                .containsEntry("uicc/toolkit/ToolkitException.getReason()S", 1);
    }

    @Test
    void constantsCarryTheirValues() throws IOException {
        assertThat(toolkit().constants).containsEntry("uicc/toolkit/ToolkitConstants.EVENT_PROFILE_DOWNLOAD", 1)
                .containsEntry("uicc/toolkit/ToolkitException.COMMAND_NOT_ALLOWED", 15);
    }

    @Test
    void packageIsALibraryOfVersionOneUnderItsAid() throws IOException {
        Parsed file = toolkit();
        assertThat(file.packageInfo).isEqualTo("01" + "0001" + "10" + TOOLKIT_AID);
        assertThat(file.packageName).isEqualTo("uicc/toolkit");
    }

    private static Parsed toolkit() throws IOException {
        return new Parsed(ExportFile.of(Path.of("target", "classes"), "uicc/toolkit", TOOLKIT_AID));
    }

    /** An export file of format 2.1, read independently of how it was written. */
    private static final class Parsed {

        private final Map<String, Integer> classes = new LinkedHashMap<>();
        private final Map<String, Integer> methods = new LinkedHashMap<>();
        private final Map<String, Integer> constants = new LinkedHashMap<>();
        private final DataInputStream in;
        private final Object[] pool;
        private final String packageName;
        private final String packageInfo;

        Parsed(byte[] file) throws IOException {
            in = new DataInputStream(new ByteArrayInputStream(file));
            assertThat(in.readInt()).isEqualTo(0x00FACADE);
            assertThat(in.readUnsignedShort()).as("format 2.1").isEqualTo(0x0102);
            pool = new Object[in.readUnsignedShort()];
            for (int i = 0; i < pool.length; i++) {
                pool[i] = entry(in.readUnsignedByte());
            }
            String[] described = pool[in.readUnsignedShort()].toString().split(" ");
            packageInfo = described[0];
            packageName = (String) pool[Integer.parseInt(described[1])];
            int count = in.readUnsignedByte();
            for (int i = 0; i < count; i++) {
                readClass();
            }
            assertThat(in.read()).as("the end").isEqualTo(-1);
        }

        private Object entry(int tag) throws IOException {
            return switch (tag) {
                case 1 -> in.readUTF();
                case 3 -> in.readInt();
                case 7 -> in.readUnsignedShort();
                case 13 -> {
                    String flags = hex(1);
                    int name = in.readUnsignedShort();
                    String versionAndLength = hex(3);
                    int aid = Integer.parseInt(versionAndLength.substring(4), 16);
                    yield flags + versionAndLength + hex(aid) + " " + name;
                }
                default -> throw new AssertionError("tag " + tag);
            };
        }

        private void readClass() throws IOException {
            int token = in.readUnsignedByte();
            in.readUnsignedShort();
            String name = (String) pool[(Integer) pool[in.readUnsignedShort()]];
            classes.put(name, token);
            in.skipBytes(2 * in.readUnsignedShort());
            in.skipBytes(2 * in.readUnsignedByte());
            int fields = in.readUnsignedShort();
            for (int i = 0; i < fields; i++) {
                assertThat(in.readUnsignedByte()).isEqualTo(0xFF);
                in.readUnsignedShort();
                String field = (String) pool[in.readUnsignedShort()];
                in.skipBytes(2 + 2 + 2 + 4);
                constants.put(name + '.' + field, (Integer) pool[in.readUnsignedShort()]);
            }
            int count = in.readUnsignedShort();
            for (int i = 0; i < count; i++) {
                int method = in.readUnsignedByte();
                in.readUnsignedShort();
                methods.put(name + '.' + pool[in.readUnsignedShort()] + pool[in.readUnsignedShort()], method);
            }
        }

        private String hex(int octets) throws IOException {
            return HexFormat.of().formatHex(in.readNBytes(octets));
        }
    }
}
