package dev.fairway.release;

import dev.fairway.base.Digest;
import jakarta.persistence.Embeddable;

@Embeddable
class Payload {

    String name;
    long size;
    String sha1;
    String sha256;
    String url;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Payload() {}

    Payload(PayloadInfo info) {
        this.name = info.name();
        this.size = info.size();
        this.sha1 = info.sha1().base64();
        this.sha256 = info.sha256().base64();
        this.url = info.url();
    }

    PayloadInfo info() {
        return new PayloadInfo(name, size, Digest.sha1(sha1), Digest.sha256(sha256), url);
    }
}
