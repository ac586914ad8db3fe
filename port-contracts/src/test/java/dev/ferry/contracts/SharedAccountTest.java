package dev.ferry.contracts;

import dev.ferry.application.port.driven.AccountPace;
import dev.ferry.contracts.fake.MovableClock;
import dev.ferry.contracts.fake.SharedAccount;
import dev.ferry.contracts.fake.VirtualTime;

class SharedAccountTest implements AccountPaceContract {

    private final VirtualTime time = new VirtualTime();
    private final SharedAccount account = new SharedAccount(time, 100);

    @Override
    public AccountPace pace() {
        return account;
    }

    @Override
    public MovableClock time() {
        return time;
    }
}
