// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include <sodium/utils.h>

#include <utility>

namespace velocert::base {
namespace {

/// The whole buffer: a short text lies inside the object, and assigning or moving leaves its characters behind.
void wipe(std::string& text) {
    text.resize(text.capacity());
    sodium_memzero(text.data(), text.size());
    text.clear();
}

}  // namespace

Secret::Secret(std::string&& text) : text_(text) { wipe(text); }
Secret::Secret(Secret&& other) noexcept : text_(std::move(other.text_)) { wipe(other.text_); }

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this == &other) return *this;
    wipe(text_);
    text_ = std::move(other.text_);
    wipe(other.text_);
    return *this;
}

Secret::~Secret() { wipe(text_); }

}  // namespace velocert::base
