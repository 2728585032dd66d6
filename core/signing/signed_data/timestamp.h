// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/entropy.h"
#include "core/base/result.h"
#include "core/signing/signing_key.h"

namespace velocert::signing {

/// What a time-stamp token (RFC 3161) says, and who says it. Whether its authority may be trusted is for others.
struct TimeStamp {
    std::chrono::system_clock::time_point time;
    std::string serial;  ///< hex
    std::string policy;  ///< object identifier in DER
    Der certificate;     ///< the authority's
    std::vector<Der> issuers;
};

/// Whoever puts a time to a digest in the act of signing. One thread at a time.
class TimeStampSource {
  public:
    virtual ~TimeStampSource() = default;
    /// A token over the digest. Errors: io, not_permitted, integrity.
    [[nodiscard]] virtual base::Result<Der> stamp(const base::Digest& digest) = 0;
};

/// A time-stamp authority of the laboratory's own: a key that may sign time-stamps and nothing else, and the clock.
class OwnTimeStampAuthority final : public TimeStampSource {
  public:
    /// All three must outlive the authority.
    OwnTimeStampAuthority(SigningKey& key, const base::Clock& clock, const base::Entropy& entropy)
        : key_(key), clock_(clock), entropy_(entropy) {}
    [[nodiscard]] base::Result<Der> stamp(const base::Digest& digest) override;

  private:
    SigningKey& key_;
    const base::Clock& clock_;
    const base::Entropy& entropy_;
};

/// Makes a token by hand. Errors: those of sign_cms; not_permitted (the key may not stamp time).
[[nodiscard]] base::Result<Der> make_timestamp(SigningKey& key, const base::Digest& digest,
                                               std::chrono::system_clock::time_point time, const std::string& serial);

/// A signature over that content (sign_cms) with a token of the source over its value. Errors: those of verify_cms and
/// of the source; integrity (what the source gave is no token over it).
[[nodiscard]] base::Result<Der> stamped(const Der& cms, const base::Digest& content, TimeStampSource& source);

/// The request (application/timestamp-query) for an authority elsewhere, to be carried there as a file.
[[nodiscard]] Der timestamp_request(const base::Digest& digest);

/// The token in its response (application/timestamp-reply), checked against the digest. Errors: integrity;
/// not_permitted (the authority refused, with its words).
[[nodiscard]] base::Result<Der> read_timestamp_response(std::string_view response, const base::Digest& digest);

/// Reads a token and checks everything that needs no trust. Errors: integrity.
[[nodiscard]] base::Result<TimeStamp> verify_timestamp(std::string_view token, const base::Digest& digest);

}  // namespace velocert::signing
