// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"
#include "core/signing/signed_data/signed_data.h"
#include "core/signing/signed_data/signed_data_names.h"

namespace velocert::signing {

base::Result<Der> with_unsigned_attributes(std::string_view bytes, std::string_view attributes,
                                           const std::string& where) {
    std::optional<base::Error> fault;
    DerReader file(bytes, where, fault);
    DerReader info = file.inside(tag::sequence, "content info");
    (void)info.value(tag::oid, "content type");
    DerReader wrapped = info.inside(tag::context(0), "content");
    DerReader data = wrapped.inside(tag::sequence, "signed data");
    std::string before_signers;
    while (!data.done()) {
        const DerValue value = data.any("member of the signed data");
        if (!data.done()) {
            before_signers += value.whole;
            continue;
        }
        // The last member is the set of signers.
        DerReader signers(value.content, where, fault);
        DerReader signer = signers.inside(tag::sequence, "signer");
        signers.end("signers (exactly one)");
        std::string members;
        while (!signer.done()) {
            if (signer.next_is(tag::context(1)))
                signer.refuse("unsigned attributes", "a signature without a time-stamp");
            members += signer.any("member of the signer").whole;
        }
        if (fault) break;
        const std::string whole_signer = der(tag::sequence, {members, attributes});
        const std::string whole_data = der(tag::sequence, {before_signers, der(tag::set, whole_signer)});
        return der(tag::sequence, {names::signed_data, der(tag::context(0), whole_data)});
    }
    return fault ? base::fail(*fault)
                 : base::fail(base::ErrorCode::integrity, where, "no signer", "a signature in CMS");
}

}  // namespace velocert::signing
