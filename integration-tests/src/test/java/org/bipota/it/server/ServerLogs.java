package org.bipota.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The logs of all servers of this test run, for the message of a test that fails. */
final class ServerLogs {

    private static final Pattern REFERENCE = Pattern.compile("under reference ([0-9a-f]{16})");
    private static final Pattern BEGINNING = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:.*");
    private static final int MOST_LINES = 120;

    private ServerLogs() {
    }

    /** The event, with its stack trace, that a problem document refers to; empty when it refers to none. */
    static String eventOf(String problem) {
        Matcher matcher = REFERENCE.matcher(problem);
        if (!matcher.find()) {
            return "";
        }
        try (Stream<Path> files = Files.list(ServerProcess.folder(""))) {
            return files.map(folder -> folder.resolve("server/log/server.log")).filter(Files::exists)
                    .map(file -> event(file, matcher.group(1))).filter(event -> !event.isEmpty())
                    .findFirst().orElse("\n(in no log of this run)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String event(Path file, String reference) {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int first = 0; first < lines.size(); first++) {
                if (lines.get(first).contains(reference)) {
                    return "\n" + lines.get(first) + "\n" + lines.stream().skip(first + 1L).limit(MOST_LINES)
                            .takeWhile(line -> !BEGINNING.matcher(line).matches()).collect(Collectors.joining("\n"));
                }
            }
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
