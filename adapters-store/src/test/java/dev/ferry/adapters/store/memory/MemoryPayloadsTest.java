package dev.ferry.adapters.store.memory;

import dev.ferry.application.port.driven.Payloads;
import dev.ferry.contracts.PayloadsContract;

class MemoryPayloadsTest implements PayloadsContract {

    private final MemoryPayloads payloads = new MemoryPayloads();

    @Override
    public Payloads payloads() {
        return payloads;
    }
}
