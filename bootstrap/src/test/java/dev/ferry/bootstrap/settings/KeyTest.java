package dev.ferry.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ferry:s3cret@db.example.com/ferry",
                "postgresql://ferry:a/s3cret:b@c@db.example.com/ferry",
                "postgresql://site/ferry:s3cret@db.example.com/ferry",
                "postgresql://:s3cret@db.example.com/ferry",
                "postgresql:ferry:s3cret@db.example.com/ferry",
                "postgresql://db.example.com/ferry?user=ferry&password=s3cret&ssl=true",
                "postgresql://db.example.com/ferry?sslpassword=s3cret",
                "https://ferry:s3cret@db.example.com/"
            })
    void hidesAPasswordInAUrl(String url) {
        assertThat(Key.STORE_URL.masked(url))
                .contains("********", "db.example.com")
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqlite:/var/lib/ferry/a:b@c.db",
                "postgresql://ferry@db.example.com:5432/ferry?sslmode=verify-full",
                "https://api.example.com:8443/base"
            })
    void showsAUrlWithoutAPassword(String url) {
        assertThat(Key.STORE_URL.masked(url)).isEqualTo(url);
    }

    @Test
    void hidesThePasswordOfAProxyWithoutAScheme() {
        assertThat(Key.PLATFORM_PROXY.masked("me:s3cret@proxy:3128")).isEqualTo("me:********@proxy:3128");
    }
}
