package dev.ferry.application.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.application.port.driven.Retention.RetentionQuery;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The states and the queries of a journal. */
class JournalQueriesTest {

    /** Clients depend on these words. */
    @Test
    void stateWordsDoNotChange() {
        assertThat(Arrays.stream(UploadState.values()).map(UploadState::word))
                .containsExactly("queued", "in-doubt", "processing", "completed", "rejected", "failed", "cancelled");
    }

    @ParameterizedTest
    @EnumSource
    void findsEveryStateByItsWord(UploadState state) {
        assertThat(UploadState.named(state.word())).contains(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "COMPLETED", "in_doubt", "done"})
    void refusesOtherWords(String word) {
        assertThat(UploadState.named(word)).isEmpty();
    }

    @Test
    void refusesEmptyPages() {
        assertThat(UploadQuery.newest(1).limit()).isEqualTo(1);
        assertThatThrownBy(() -> UploadQuery.newest(0)).hasMessageContaining("at least 1 upload, not 0");
    }

    @Test
    void aRetentionQueryRefusesStatesThatAreNotFinal() {
        assertThatThrownBy(() -> new RetentionQuery(Set.of(UploadState.FAILED, UploadState.IN_DOUBT), Instant.EPOCH))
                .hasMessageContaining("in-doubt is not final");
    }
}
