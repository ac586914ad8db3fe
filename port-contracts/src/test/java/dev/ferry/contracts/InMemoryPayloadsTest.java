package dev.ferry.contracts;

import dev.ferry.application.inmemory.InMemoryPayloads;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.contracts.fake.VirtualTime;

class InMemoryPayloadsTest implements PayloadsContract {

    private final VirtualTime time = new VirtualTime();
    private final InMemoryPayloads payloads = new InMemoryPayloads(time);

    @Override
    public Payloads payloads() {
        return payloads;
    }

    @Override
    public VirtualTime time() {
        return time;
    }
}
