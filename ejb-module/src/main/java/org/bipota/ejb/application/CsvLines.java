package org.bipota.ejb.application;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A text file of any length line by line, so that a damaged line (an open quotation mark, a missing line end) costs
 * itself only, and no line costs more memory than its limit. UTF-8, with or without byte order mark; lines end with LF
 * or CR LF. Not thread safe.
 */
public final class CsvLines {

    /**
     * One line.
     *
     * @param number counted from 1
     * @param text without the line end; empty when {@code tooLong}
     * @param tooLong whether the line was longer than the limit and was skipped
     */
    public record Line(long number, String text, boolean tooLong) {
    }

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final BufferedReader in;
    private final int maxCharacters;
    private long number;

    /** Lines of {@code in}, of at most {@code maxCharacters} characters each. The caller closes {@code in}. */
    public CsvLines(InputStream in, int maxCharacters) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        this.maxCharacters = maxCharacters;
    }

    /** The next line, or null at the end. */
    public Line next() throws IOException {
        int c = in.read();
        if (c == -1) {
            return null;
        }
        number++;
        if (number == 1 && c == BYTE_ORDER_MARK) {
            c = in.read();
        }
        StringBuilder text = new StringBuilder(160);
        boolean tooLong = false;
        for (; c != -1 && c != '\n'; c = in.read()) {
            if (text.length() < maxCharacters) {
                text.append((char) c);
            } else if (c != '\r') {
                tooLong = true;
            }
        }
        if (!text.isEmpty() && text.charAt(text.length() - 1) == '\r') {
            text.setLength(text.length() - 1);
        }
        return new Line(number, tooLong ? "" : text.toString(), tooLong);
    }
}
