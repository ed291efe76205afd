package org.bipota.ejb.application.masterkey;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders that nobody but their owner may open, where the file system knows owners; and their way to the disk. */
final class OwnersFiles {

    private static final String FILE = "rw-------";
    private static final String FOLDER = "rwx------";

    private OwnersFiles() {
    }

    /** An empty file in place of what a crash may have left there. */
    static Path emptyFile(Path file) throws IOException {
        Files.deleteIfExists(file);
        return isPosix(file)
                ? Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FILE)))
                : Files.createFile(file);
    }

    /** An empty folder in place of what a crash may have left there: a folder with files. */
    static Path emptyFolder(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path left : filesIn(folder)) {
                Files.delete(left);
            }
            Files.delete(folder);
        }
        return isPosix(folder)
                ? Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FOLDER)))
                : Files.createDirectory(folder);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Closes a file to all others. */
    static void close(Path file) throws IOException {
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
        }
    }

    /** Returns when the file's content is on the disk. */
    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Returns when it is on the disk which files the folder holds. */
    static void forceFolder(Path folder) throws IOException {
        if (isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
