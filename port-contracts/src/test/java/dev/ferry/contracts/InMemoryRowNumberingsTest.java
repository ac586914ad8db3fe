package dev.ferry.contracts;

import dev.ferry.application.inmemory.InMemoryJournal;
import dev.ferry.application.port.driven.RowNumberings;
import java.time.InstantSource;

class InMemoryRowNumberingsTest implements RowNumberingsContract {

    private final RowNumberings numberings =
            new InMemoryJournal(InstantSource.system()).ports().numberings();

    @Override
    public RowNumberings numberings() {
        return numberings;
    }
}
