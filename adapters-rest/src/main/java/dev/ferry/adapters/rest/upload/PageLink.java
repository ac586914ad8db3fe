package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.rest.exchange.Reply;

/** The link to the next page of a list (RFC 8288). */
final class PageLink {

    private PageLink() {}

    static Reply next(Reply reply, String path) {
        return reply.with("Link", "<" + path + ">; rel=\"next\"");
    }
}
