// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/decimal.h"
#include "core/metrology/decoder.h"
#include "instruments/drivers/motion/fix_output.h"
#include "instruments/drivers/motion/nmea_sentence.h"
#include "instruments/drivers/motion/satellite_framer.h"

namespace velocert::instruments {

/// What the user says of a receiver that speaks NMEA 0183.
struct NmeaDialect {
    enum class Speed : std::uint8_t { none, km_per_hour, metre_per_second };
    bool checksum_needed = true;
    bool needs_three_dimensions = false;  ///< a speed without a fix in three dimensions has no value
    bool power_cycled = false;            ///< restarts and jumps of the clock are part of the test, and no faults
    Speed ksxt_speed = Speed::none;       ///< unit of the speed in KSXT sentences, which firmwares do not agree on
    /// Of old records: a speed counts by the quality and the mode that were told last, be they of the epoch before.
    bool last_told_counts = false;
    /// Of old records: the quality of an epoch without a fix counts until the next one is told.
    bool quality_outlives_fix = false;
    bool one_talker = false;   ///< of old records: what a second talker tells of a time is a repetition
    bool first_rules = false;  ///< of old records: a contradicting VTG counts, a torn beginning does not
};

/// NMEA 0183 sentences of any talker to indications. Sentences of equal time make an epoch, and of what several of them
/// tell, the first one counts. Positions are degrees rounded half to even to 1e-9; speed is in the digits and the unit
/// sent: knots of RMC, or km/h of VTG as long as the stream has had no RMC; a VTG whose two speeds contradict each
/// other is none. Where the first VTG stands in front of any time, each belongs to the time that follows it, and waits
/// for that. Where the stream begins within a sentence, that may have told its time: then the pauses in between decide,
/// and without times of arrival it belongs to what was cut. A receiver without a fix, with one that it estimates,
/// simulates or was given by hand, or that repeats an epoch gives indications without value. Where several talkers tell
/// one epoch by the same sentence, as receivers do that solve for each system, it is told once, by the first of them
/// that has a fix; those in front of it that have none are held back, once the stream has shown that others follow.
/// BeiDou satellites are those used (GSA of system 4, of a BeiDou talker, or by their numbers), or, until a GSA has
/// told of them, those in view (GSV). Each GSA also tells how many satellites of other systems were used in its epoch
/// so far, so that a count of BeiDou in the same sentence is one of satellites used; a satellite that is listed for
/// several bands counts once. A quality of 9, which NMEA 0183 does not know, is one that satellites have corrected: 2,
/// derived. A fix of fewer than three satellites or without a place is none: 0, derived, and its epoch has no speed
/// either, whatever RMC says. What moved, and where, counts by the quality of its own epoch, and waits for it where it
/// stands behind: until another epoch begins. An epoch that tells none counts by the word of its RMC or VTG as long as
/// the last quality told was a fix, unless this receiver has ever told a fix and a quality without one in the same
/// epoch. Where three dimensions are needed a speed likewise waits for the GSA of its epoch; where that tells none the
/// last one counts for less than a second. The device's clock is UTC since 1970, before the first date that day's, and
/// goes on evenly over a leap second; one that goes back, or forward by more than a minute, is a fault. Frames of UBX
/// and RTCM on the same line are passed over.
class NmeaDecoder final : public metrology::Decoder {
  public:
    explicit NmeaDecoder(const NmeaDialect& dialect) : dialect_(dialect) {}
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              metrology::Decoded& out) override;
    void finish(metrology::Decoded& out) override;

  private:
    enum class Type : std::uint8_t { rmc, gga, gns, gll, vtg, zda, ksxt };
    /// Latitude and longitude; nothing where the receiver has none.
    struct Position {
        std::optional<NmeaAngle> latitude;
        std::optional<NmeaAngle> longitude;
    };

    void frame(const SatelliteFrame& frame, std::int64_t arrival_ns, metrology::Decoded& out);
    /// False: it does not hold what such a sentence must.
    [[nodiscard]] bool sentence(const NmeaSentence& sentence, FixOutput& put);
    [[nodiscard]] bool rmc(const NmeaSentence& sentence, FixOutput& put);
    [[nodiscard]] bool gga(const NmeaSentence& sentence, FixOutput& put);
    [[nodiscard]] bool gns(const NmeaSentence& sentence, FixOutput& put);
    [[nodiscard]] bool gll(const NmeaSentence& sentence, FixOutput& put);
    [[nodiscard]] bool vtg(const NmeaSentence& sentence, FixOutput& put);
    [[nodiscard]] bool zda(const NmeaSentence& sentence, FixOutput& put);
    [[nodiscard]] bool gsa(const NmeaSentence& sentence, FixOutput& put);
    [[nodiscard]] bool gsv(const NmeaSentence& sentence, FixOutput& put);
    [[nodiscard]] bool ksxt(const NmeaSentence& sentence, FixOutput& put);
    void text(const NmeaSentence& sentence, FixOutput& put);

    /// Which of its kind a sentence is in its epoch.
    enum class Turn : std::uint8_t {
        first,
        other,     ///< of a talker that has not told it yet
        repeated,  ///< of one that has
    };
    [[nodiscard]] Turn turn_of(Type type, const NmeaSentence& sentence, const std::optional<base::Decimal>& time);
    /// False where another talker has told it as well or better. What told the epoch without a fix goes, once one has
    /// it.
    [[nodiscard]] bool counts(Type type, Turn turn, bool valid);
    /// What a sentence without a fix told, from there on: a talker with a fix may still come.
    void set_aside(std::size_t from, std::uint64_t offset, metrology::Decoded& out);
    /// Tells what was held back: nobody had a fix.
    void release(FixOutput& put);
    void epoch(Type type, const std::optional<base::Decimal>& time, FixOutput& put);
    void date(std::int64_t day);
    void clock(bool valid, FixOutput& put);
    void time_utc(bool valid, FixOutput& put);
    void position(const Position& position, bool valid, FixOutput& put);
    void speed(std::optional<base::Decimal> value, const metrology::Unit* unit, FixOutput& put);
    void quality(int quality, bool derived, FixOutput& put);
    /// What a sentence told of a motion.
    struct GroundSpeed {
        metrology::Indication common;  ///< where it stood
        std::optional<base::Decimal> speed;
        const metrology::Unit* unit = nullptr;
        std::optional<base::Decimal> course;
    };
    void ground_speed(const GroundSpeed& told, FixOutput& put);
    /// A motion that waits for the word of its epoch.
    struct Moved {
        GroundSpeed told;
        std::optional<Position> where;  ///< as RMC tells it
        int quality_before = -1;        ///< the last one told ahead of it
        std::uint64_t owned = 0;        ///< measurands that it is the first to tell, as bits
    };
    /// Takes what an epoch is the first to tell, and tells it once that is decided.
    void moved(Moved one, FixOutput& put);
    /// Tells those that wait and are decided; all of them where the epoch has `ended`.
    void tell_moved(bool ended, FixOutput& put);
    static void tell(const Moved& one, bool fix, bool deep, FixOutput& put);
    /// Whether a fix is proven; nothing while that is still open.
    [[nodiscard]] std::optional<bool> has_fix(const Moved& one, bool ended) const;
    [[nodiscard]] std::optional<bool> has_three_dimensions(const Moved& one, bool ended) const;
    /// The word of this epoch on its fix; a fix outweighs what others said ahead of it.
    void fix_told(bool fix, bool hollow, FixOutput& put);
    /// Shows the one that waits, without a time: none came.
    void give_up_waiting(const FixOutput& put);
    /// To which side the first VTG of a stream that began within a sentence belongs, now that a time follows it.
    void decide(const FixOutput& put);
    /// The fix that the last RMC did not have is told again, ahead of the quality of its epoch: that of the epoch
    /// before says nothing of it.
    [[nodiscard]] bool fix_returns(const NmeaSentence& rmc) const;
    /// An RMC of this epoch told a fix, and its quality, by the receiver's own word, is none.
    void compare_with_rmc(int told, bool hollow);
    /// False where the last GGA or GNS told that there is no fix, or one that was not measured.
    [[nodiscard]] bool measured() const;
    /// True when that sentence of an epoch comes again: of one talker, the receiver stands still, and what it shows is
    /// old.
    [[nodiscard]] bool repeated(Type type, const std::optional<base::Decimal>& time) const;
    void satellites(const std::optional<int>& count, FixOutput& put);
    /// A GSA whose satellites are all of BeiDou.
    [[nodiscard]] static bool lists_beidou(const NmeaSentence& gsa);
    /// Tells the satellites of a full list that did not go on.
    void beidou(metrology::Decoded& out);
    void beidou(FixOutput& put);
    void begin_epoch();
    /// True when that satellite has not been named yet in this epoch: receivers of several bands list it for each.
    [[nodiscard]] bool unheard(unsigned system, int id);
    [[nodiscard]] std::int64_t device_time_us() const;
    /// True for the first one to tell it in this epoch.
    [[nodiscard]] bool first(metrology::Measurand measurand);

    NmeaDialect dialect_;
    SatelliteFramer framer_;

    // The epoch under way.
    bool timed_ = false;
    base::Decimal time_;                    ///< of the day
    std::uint32_t types_ = 0;               ///< sentences it had, as bits
    std::uint64_t told_ = 0;                ///< measurands it told, as bits
    std::uint32_t systems_ = 0;             ///< whose GSA it had, as bits
    int mode_told_ = 0;                     ///< largest mode its GSA told
    int others_ = 0;                        ///< satellites of other systems its GSA told
    int beidou_used_ = 0;                   ///< likewise of BeiDou
    int beidou_told_ = 0;                   ///< of them
    std::array<std::uint64_t, 128> heard_;  ///< the satellites themselves: system and number
    std::size_t heard_count_ = 0;
    /// What the epoch told of its fix.
    enum class FixHere : std::uint8_t {
        untold,
        none,
        hollow,  ///< a count says that there is none, the receiver does not
        had,
    };
    FixHere fix_here_ = FixHere::untold;
    bool listed_here_ = false;              ///< a GSA stood behind its first time
    int mode_before_ = 0;                   ///< last mode told ahead of it
    std::vector<Moved> moved_;              ///< in it, and not decided yet
    std::int64_t leap_us_ = 0;              ///< leap seconds since the stream began
    std::optional<std::int64_t> day_;       ///< since 1970
    std::optional<std::int64_t> valid_us_;  ///< clock of the last epoch with a fix

    // Who has told what of the time under way.
    std::optional<base::Decimal> heard_at_;         ///< that time
    std::array<std::uint16_t, 7> talkers_{};        ///< of each type, as bits
    std::uint32_t fixed_ = 0;                       ///< types that told a fix, as bits
    std::uint64_t voided_ = 0;                      ///< measurands told without one, as bits
    bool stands_ = false;                           ///< a talker repeated itself
    int used_here_ = 0;                             ///< satellites of all its GGA
    bool contradicts_here_ = false;                 ///< it is the first of which `contradicts_` holds
    std::uint32_t unfixed_ = 0;                     ///< type of the sentence under way where it tells no fix, as a bit
    std::uint32_t several_ = 0;                     ///< types that several talkers tell in this stream, as bits
    std::vector<metrology::Indication> held_back_;  ///< of talkers without a fix

    // What the stream has had so far.
    bool fixes_seen_ = false;
    bool rmc_seen_ = false;
    bool rmc_fix_ = false;      ///< the last RMC told a fix
    bool contradicts_ = false;  ///< an RMC told a fix in an epoch whose quality tells none
    bool vtg_seen_ = false;
    bool vtg_leads_ = false;    ///< it stands in front of the sentence that tells its time
    bool begins_torn_ = false;  ///< the stream began within a sentence
    bool undecided_ = false;    ///< whether the VTG that waits belongs to the sentence that was cut
    std::int64_t torn_ns_ = 0;  ///< when the rest of that came
    std::optional<GroundSpeed> waiting_;
    bool hollow_ = false;          ///< the last quality was 0 by the counts, not by the receiver's word
    bool positions_seen_ = false;  ///< by RMC, GGA or GNS
    bool epochs_seen_ = false;     ///< one has ended
    bool qualities_seen_ = false;  ///< it tells more of its fix than RMC and VTG do
    /// The first GSA may have led the epoch that its next time tells: then the lists on both sides must agree.
    bool lists_may_lead_ = false;
    bool lists_seen_ = false;
    bool beidou_used_told_ = false;
    int last_mode_ = 0;  ///< 0: not told yet
    std::int64_t last_mode_us_ = metrology::Indication::no_time;
    int last_quality_ = -1;       ///< -1: not told yet
    bool beidou_more_ = false;    ///< the last GSA was a full one of BeiDou, and may go on
    metrology::Indication held_;  ///< where such a sentence stood
    int view_signal_ = -1;        ///< signal of the GSV that told the satellites in view
    bool asked_ = false;          ///< somebody waits for a sign of the receiver
    int epochs_since_asked_ = 0;
};

}  // namespace velocert::instruments
