package dev.fairway.release;

import dev.fairway.base.ProductId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
class Product {

    @Id
    UUID id;

    String name;

    @Nullable
    String description;

    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Product() {}

    Product(ProductId id, String name, @Nullable String description, Instant createdAt) {
        this.id = id.value();
        this.name = name;
        this.description = description;
        this.createdAt = createdAt;
    }

    ProductInfo info() {
        return new ProductInfo(new ProductId(id), name, description);
    }
}
