package org.bipota.simulator.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 20%}, or 20 without the sign. */
final class Percentage implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        if (!text.matches("[0-9]{1,2}%?")) {
            throw new TypeConversionException("'" + text + "' is no percentage such as 20%");
        }
        return Integer.valueOf(text.replace("%", ""));
    }
}
