package org.bipota.ejb.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.bipota.ejb.persistence.Sealed;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardKeyVaultTest {

    private static final Octets KEY = Octets.ofHex("404142434445464748494A4B4C4D4E4F");
    private static final String ICCID = "89490000000000000001";

    @TempDir
    private Path directory;

    private CardKeyVault open(String password, boolean cardsExist) {
        return CardKeyVault.open(directory.resolve("bip-ota"), Optional.ofNullable(password), cardsExist, new SecureRandom());
    }

    @Test
    void keyComesBackAfterARestart() {
        Sealed encrypted = open("secret", false).encrypt(KEY, ICCID, 1);
        assertThat(encrypted.octets().toHex()).doesNotContain(KEY.toHex());
        assertThat(open("secret", true).decrypt(encrypted, ICCID)).isEqualTo(KEY);
    }

    @Test
    void sameKeyIsNeverEncryptedAlike() {
        CardKeyVault vault = open("secret", false);
        assertThat(vault.encrypt(KEY, ICCID, 1)).isNotEqualTo(vault.encrypt(KEY, ICCID, 1));
    }

    @Test
    void keyOfAnotherCardOrADamagedOneIsRefusedWithoutShowingIt() {
        CardKeyVault vault = open("secret", false);
        Sealed encrypted = vault.encrypt(KEY, ICCID, 1);
        byte[] damaged = encrypted.octets().toByteArray();
        damaged[damaged.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.decrypt(encrypted, "89490000000000000002"))
                .isInstanceOf(IllegalStateException.class).hasMessageNotContaining(KEY.toHex());
        assertThatThrownBy(() -> vault.decrypt(new Sealed(Octets.of(damaged), 1), ICCID)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.decrypt(new Sealed(Octets.ofHex("00"), 1), ICCID)).isInstanceOf(IllegalStateException.class);
    }
}
