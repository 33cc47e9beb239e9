package dev.fairway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.testing.Recorded;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {

    private final AnswerReader reader = new AnswerReader();

    @Test
    void an_answer_that_comes_byte_by_byte_is_complete_with_its_last() throws IOException {
        byte[] answer = answer("200 OK", Recorded.acceptedOffer(), "");
        for (int i = 0; i < answer.length - 1; i++) {
            assertThat(reader.take(ByteBuffer.wrap(answer, i, 1))).isFalse();
        }
        assertThat(reader.take(ByteBuffer.wrap(answer, answer.length - 1, 1))).isTrue();
        assertThat(reader.status()).isEqualTo(200);
        assertThat(reader.isOffer()).isTrue();
        assertThat(reader.closes()).isFalse();
    }

    @Test
    void the_next_answer_is_read_for_itself() throws IOException {
        reader.take(ByteBuffer.wrap(answer("200 OK", Recorded.acceptedOffer(), "")));
        assertThat(reader.take(ByteBuffer.wrap(answer("503 ", "the queue is full\n", "Connection: close\r\n"))))
                .isTrue();
        assertThat(reader.status()).isEqualTo(503);
        assertThat(reader.isOffer()).isFalse();
        assertThat(reader.closes()).isTrue();
    }

    @Test
    void an_answer_without_a_length_is_no_answer() {
        byte[] answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> reader.take(ByteBuffer.wrap(answer)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no Content-Length");
    }

    private static byte[] answer(String status, String body, String header) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ("HTTP/1.1 " + status + "\r\nContent-Type: text/xml\r\n" + header + "Content-Length: " + bytes.length
                        + "\r\nDate: Mon\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
