// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/base/json.h"

using namespace velocert::base;

TEST_CASE("SHA-256 gives the published digests") {
    // NIST, "SHA Test Vectors" of FIPS 180-4.
    struct Row {
        std::string text;
        const char* digest;
    };
    for (const auto& row :
         {Row{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
          Row{"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
          Row{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
          Row{std::string(1'000'000, 'a'), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"}}) {
        CHECK(Digest::of(row.text).text() == row.digest);
        CHECK(Digest::parse(row.digest) == Digest::of(row.text));
    }
}

TEST_CASE("a digest computed in pieces is that of the whole, and computing may go on") {
    DigestBuilder builder;
    builder.add("ab");
    CHECK(builder.digest() == Digest::of("ab"));
    builder.add(std::string_view{});
    builder.add("c");
    CHECK(builder.digest() == Digest::of("abc"));
    CHECK(builder.digest() == builder.digest());
}

TEST_CASE("what is no digest in lower-case hex is refused") {
    const std::string good = Digest::of("abc").text();
    std::string upper = good;
    upper[0] = 'B';
    std::string letter = good;
    letter[63] = 'g';
    for (const auto& text : {std::string(), good.substr(1), good + "0", upper, letter, " " + good.substr(1)}) {
        CAPTURE(text);
        CHECK_FALSE(Digest::parse(text));
    }
}

TEST_CASE("bytes written as hexadecimal digits of either case come back, and nothing else does") {
    CHECK(bytes_of_hex("4F0a").value() == "O\n");
    CHECK(bytes_of_hex("").value().empty());
    for (const char* bad : {"4", "4g", "0x", "4F 0"}) CHECK_FALSE(bytes_of_hex(bad));
    std::string all;
    for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
    CHECK(bytes_of_hex(hex(as_bytes(all))) == all);
    for (const char c : all) {
        const bool digit = std::string_view("0123456789abcdefABCDEF").find(c) != std::string_view::npos;
        CAPTURE(static_cast<int>(c));
        CHECK(bytes_of_hex(std::string{'0', c}).has_value() == digit);
        CHECK(bytes_of_hex(std::string{c, '0'}).has_value() == digit);
    }
}

TEST_CASE("the record vectors give the published canonical text, leaves and chain") {
    // Computed apart from this program (Python, RFC 8785): leaf = SHA-256(00, json), chain = SHA-256(02, previous,
    // leaf).
    struct Row {
        const char* record;  // members in another order than the canonical one
        const char* canonical;
        const char* leaf;
        const char* chain;
    };
    const Row rows[] = {
        {R"({"seq": 1, "record_type": "audit/1", "ts": "2025-11-22T02:00:00.000Z", "actor": "u-0007",
             "action": "result.create", "object": "run/42/item/6.1.1", "old": null, "new": "24.6", "reason": ""})",
         R"({"action":"result.create","actor":"u-0007","new":"24.6","object":"run/42/item/6.1.1","old":null,)"
         R"("reason":"","record_type":"audit/1","seq":1,"ts":"2025-11-22T02:00:00.000Z"})",
         "3510a106bfa001daf5ea442674198ee7d82aeb4f846298e49c92b020d8b43c74",
         "6b8770627823ae95628fcbb972d83fa5ebd4bfaa0b142cf47fb052fa3f25a165"},
        {R"({"seq": 2, "record_type": "audit/1", "ts": "2025-11-22T02:05:00.000Z", "actor": "u-0007",
             "action": "result.amend", "object": "run/42/item/6.1.1", "old": "24.6", "new": "24.7",
             "reason": "\u6284\u5f55\u9519\u8bef"})",
         R"({"action":"result.amend","actor":"u-0007","new":"24.7","object":"run/42/item/6.1.1","old":"24.6",)"
         R"("reason":"抄录错误","record_type":"audit/1","seq":2,"ts":"2025-11-22T02:05:00.000Z"})",
         "e25fcb427ead56ac40f513930dd23ac4c8fba687a2452143a82fd2abef94338f",
         "a7fc8e4802b62b649d1e17680ed2b189cecad29eca26da169bc8a269580f87d5"},
        {R"({"seq": 3, "record_type": "audit/1", "ts": "2025-11-22T02:10:00.000Z", "actor": "u-0003",
             "action": "report.approve", "object": "report/R-2025-0001", "old": null, "new": "sha256:00",
             "reason": "批准签发"})",
         R"({"action":"report.approve","actor":"u-0003","new":"sha256:00","object":"report/R-2025-0001","old":null,)"
         R"("reason":"批准签发","record_type":"audit/1","seq":3,"ts":"2025-11-22T02:10:00.000Z"})",
         "191a8b40f5569428f30c78b4fcb321e1eaf4023999b5f0f83ff20098e0ce27f5",
         "c4bbb2ab640a65c89981de1860dcebdc797d804176a8423dfb0affb508c08d12"},
    };
    Digest chain;
    for (const auto& row : rows) {
        const auto record = Json::parse(row.record);
        REQUIRE(record);
        CHECK(record->canonical() == row.canonical);
        DigestBuilder leaf;
        leaf.add(std::string_view("\0", 1));
        leaf.add(record->canonical());
        CHECK(leaf.digest().text() == row.leaf);
        DigestBuilder link;
        link.add("\x02");
        link.add(chain.bytes());
        link.add(leaf.digest().bytes());
        chain = link.digest();
        CHECK(chain.text() == row.chain);
    }
}
