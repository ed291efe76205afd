package org.bipota.applet.cap;

import java.util.List;

/** Runs the programs of a Java Card development kit. */
interface KitTools {

    /** Runs a main class of the kit to its end. */
    Run run(String mainClass, List<String> arguments);

    /**
     * A program that has ended. Kits differ in what they mean by it: some end with status 0 after errors.
     *
     * @param output what it wrote, to its standard output and standard error
     */
    record Run(int status, String output) {
    }
}
