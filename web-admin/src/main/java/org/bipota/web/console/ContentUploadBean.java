package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.bipota.ejb.application.ContentOrder;
import org.bipota.ejb.application.Contents;
import org.bipota.ejb.domain.ContentFault;
import org.bipota.ejb.domain.ContentKind;
import org.bipota.ejb.domain.RefusedContentException;
import org.bipota.ejb.domain.Script;
import org.bipota.ejb.domain.ScriptRules;

/** Stores a content: commands as lines of hexadecimal digits, or a file of data for the applet. */
@Named
@RequestScoped
public class ContentUploadBean {

    @Inject
    private Contents contents;

    @Inject
    private PageMessages messages;

    @Inject
    private Texts texts;

    @Inject
    private ReasonWords reasons;

    @Inject
    private May may;

    private String name;
    private String tar;
    private ContentKind format = ContentKind.COMPACT;
    private String commands;
    private Part file;

    /** Stores it; a repeat of the same content changes nothing. */
    @ForRole(May.OPERATOR)
    public void store() throws IOException {
        try {
            Contents.Outcome outcome =
                    contents.store(new ContentOrder(name, tar.toUpperCase(Locale.ROOT), script()), may.getActor());
            messages.done("content." + outcome.name(), name);
            messages.goTo("/contents.xhtml");
        } catch (RefusedContentException refused) {
            for (ContentFault fault : refused.faults()) {
                boolean data = fault.field().equals("data");
                messages.wrongField(data ? "file" : "commands", data ? fault.reason() : words(fault));
            }
        }
    }

    private Script script() throws RefusedContentException, IOException {
        if (format != ContentKind.DATA) {
            List<String> lines = commands == null ? List.of()
                    : commands.lines().map(line -> line.replaceAll("\\s", "")).filter(line -> !line.isEmpty()).toList();
            return ScriptRules.commands(format, lines);
        }
        if (file == null) {
            throw new RefusedContentException(List.of(new ContentFault("data", texts.text("file.required"))));
        }
        try (InputStream in = file.getInputStream()) {
            return ScriptRules.data(in.readNBytes(ScriptRules.MAX_DATA_OCTETS + 1));
        }
    }

    /** A fault of a command, whose position people count from 1. */
    private String words(ContentFault fault) {
        String position = fault.field().replaceAll("\\D", "");
        return position.isEmpty() ? fault.reason()
                : texts.text("content.command", Integer.parseInt(position) + 1, reasons.say(fault.reason()));
    }

    /** The formats. */
    public List<ContentKind> getFormats() {
        return List.of(ContentKind.values());
    }

    /** The content's name. */
    public String getName() {
        return name;
    }

    /** The content's name. */
    public void setName(String name) {
        this.name = name;
    }

    /** The application on the card that it is for. */
    public String getTar() {
        return tar;
    }

    /** The application on the card that it is for. */
    public void setTar(String tar) {
        this.tar = tar;
    }

    /** How it is given. */
    public ContentKind getFormat() {
        return format;
    }

    /** How it is given. */
    public void setFormat(ContentKind format) {
        this.format = format;
    }

    /** Commands, a line each. */
    public String getCommands() {
        return commands;
    }

    /** Commands, a line each. */
    public void setCommands(String commands) {
        this.commands = commands;
    }

    /** Data. */
    public Part getFile() {
        return file;
    }

    /** Data. */
    public void setFile(Part file) {
        this.file = file;
    }
}
