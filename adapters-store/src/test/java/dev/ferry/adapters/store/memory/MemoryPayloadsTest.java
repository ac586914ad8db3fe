package dev.ferry.adapters.store.memory;

import dev.ferry.application.port.driven.Payloads;
import dev.ferry.contracts.PayloadsContract;
import dev.ferry.contracts.fake.VirtualTime;

class MemoryPayloadsTest implements PayloadsContract {

    private final VirtualTime time = new VirtualTime();
    private final MemoryPayloads payloads = new MemoryPayloads(time);

    @Override
    public Payloads payloads() {
        return payloads;
    }

    @Override
    public VirtualTime time() {
        return time;
    }
}
