package org.bipota.ejb.application.masterkey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The generated password, in a file of the data folder that only its owner can read. */
final class StorePassword {

    /** The file in the data folder. */
    static final String FILE = "key-password";

    private final Path path;

    StorePassword(Path directory) {
        path = directory.resolve(FILE);
    }

    /**
     * The password.
     *
     * @param store what it is wanted for
     * @throws IllegalStateException in plain words, when there is none
     */
    String read(Path store) {
        if (!Files.exists(path)) {
            throw new IllegalStateException("the credential store " + store + " was made with a password of the operator's; give it in"
                    + " BIP_OTA_KEY_PASSWORD");
        }
        try {
            return Files.readString(path).strip();
        } catch (IOException unreadable) {
            throw new IllegalStateException("the file " + path + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The password, of an attempt before that came no further, or new: 24 random octets in hexadecimal. */
    String readOrMake(SecureRandom random) throws IOException {
        if (Files.exists(path)) {
            return Files.readString(path).strip();
        }
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        Path fresh = OwnersFiles.emptyFile(path.resolveSibling(FILE + ".new"));
        Files.writeString(fresh, password + System.lineSeparator());
        OwnersFiles.force(fresh);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        OwnersFiles.forceFolder(path.getParent());
        return password;
    }
}
