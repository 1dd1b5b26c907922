using System.Collections.Frozen;

namespace Guildhall.Aegis.Settings;

/// <summary>Every setting there is, in the order in which they are shown: what <see cref="GuildSettings"/> is checked
/// against, named and explained by.</summary>
internal static class SettingsCatalogue
{
    private static readonly string[] noticed = ["warn", "mute", "unmute", "kick", "ban", "softban"];
    private static readonly string[] withReason =
    [
        .. noticed,
        "unban",
        "role",
        "nick",
        "voice",
        "lock",
        "purge",
        "mass",
    ];

    private static readonly TimeSpan second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan week = TimeSpan.FromDays(7);
    private static readonly TimeSpan month = TimeSpan.FromDays(30);
    private static readonly ToggleKind toggle = new();
    private static readonly IdKind channel = new(IdOf.TextChannel);
    private static readonly IdKind role = new(IdOf.Role);
    private static readonly IdKind givenRole = new(IdOf.GivenRole);
    private static readonly DurationKind retention = new(month, DurationText.Longest, Optional: true)
    {
        Nothing = "for ever",
    };

    public static IReadOnlyList<Setting> All { get; } =
    [
        .. General(),
        .. Moderation(),
        .. Notices(),
        .. Points(),
        .. Appeals(),
        .. AutoMod(),
        .. Raids(),
        .. Welcome(),
        .. Rest(),
    ];

    private static readonly FrozenDictionary<string, Setting> byPath = All.ToFrozenDictionary(
        setting => setting.Path,
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>In any case, and with the name of an entry after that of a collection; null for a name that is none.</summary>
    public static Setting? TryGet(string path)
    {
        var typed = path.Trim();
        if (byPath.TryGetValue(typed, out var setting))
        {
            return setting;
        }

        var dot = typed.LastIndexOf('.');
        var key = typed[(dot + 1)..].ToLowerInvariant();
        return
            dot > 0
            && byPath.TryGetValue(typed[..dot], out var collection)
            && collection.Kind.Entry is { } entry
            && MapKeys.IsKey(key)
            ? new Setting($"{collection.Path}.{key}", entry, collection.About) { IsEntry = true }
            : null;
    }

    /// <summary>The setting that a fault's path is of: <c>points.ladder[1]</c>; null for what is none.</summary>
    public static Setting? Of(string faulty)
    {
        var bracket = faulty.IndexOf('[', StringComparison.Ordinal);
        return TryGet(bracket < 0 ? faulty : faulty[..bracket]);
    }

    /// <summary>The collection of which an entry was named by a name that cannot be; null for anything else.</summary>
    public static (Setting Collection, string Key)? Misnamed(string path)
    {
        var typed = path.Trim();
        return
            All.FirstOrDefault(setting =>
                setting.Kind.Entry is not null
                && typed.Length > setting.Path.Length + 1
                && typed.StartsWith(setting.Path + ".", StringComparison.OrdinalIgnoreCase)
            )
                is { } collection
            ? (collection, typed[(collection.Path.Length + 1)..])
            : null;
    }

    /// <summary>The name that was probably meant; null where none is near.</summary>
    public static string? Nearest(string path)
    {
        var typed = path.Trim();
        if (typed.Length is 0 or > 100)
        {
            return null;
        }

        var leaf = typed[(typed.LastIndexOf('.') + 1)..];
        var (nearest, distance) = All.Select(setting => (setting.Path, Spelling.Distance(setting.Path, typed)))
            .MinBy(known => known.Item2);
        return distance <= 3 ? nearest
            : leaf.Length < 3 ? null
            : All.Select(setting => setting.Path)
                .Where(known => known.Contains(leaf, StringComparison.OrdinalIgnoreCase))
                .OrderBy(known => Math.Abs(known.Length - typed.Length))
                .FirstOrDefault();
    }

    private static IEnumerable<Setting> General() =>
        [
            new("general.locale", new ChoiceKind(["en"]), "Language of texts that members read"),
            new("general.timeZone", new TimeZoneKind(), "Time zone of texts without a Discord timestamp"),
            new("general.publicReplies", toggle, "Everyone in the channel sees answers to moderation commands"),
            new("general.staffChannel", channel, "Where staff are asked for votes and missing reasons"),
            new("general.alertChannel", channel, "Raids, staff anomalies, AutoMod; else the staff channel"),
            new("general.alertRole", role, "Pinged by alerts"),
            new("modLog.channel", channel, "One message for each case"),
            new("modLog.notes", toggle, "Staff notes appear in the mod-log too"),
            new("modLog.handMadeActions", toggle, "What people do by hand in Discord becomes a case"),
            new("modLog.handMadeRoles", toggle, "Roles that people give and take by hand become cases"),
            new("modLog.batchCases", toggle, "Each case of a mass action has a message of its own too"),
            new("modLog.askForReason", toggle, "Ask whoever acted by hand without a reason for one"),
        ];

    private static IEnumerable<Setting> Moderation() =>
        [
            .. withReason.Select(action => new Setting(
                $"requireReason.{action}",
                toggle,
                $"Refuse {action} without a reason"
            )),
            new("moderation.protectedRoles", new IdListKind(IdOf.Role, 50), "Nobody can act on who has one of these"),
            new("moderation.protectedUsers", new IdListKind(IdOf.User, 100), "Nobody can act on these"),
            new("moderation.muteRole", givenRole, "Mute by this role instead of Discord's time-out"),
            new(
                "moderation.defaultMute",
                new DurationKind(second, TimeSpan.FromDays(365)),
                "Mute for which no length is given"
            ),
            new("moderation.deleteOnBan", new DurationKind(TimeSpan.Zero, week), "Messages that a ban deletes"),
            new("moderation.deleteOnSoftban", new DurationKind(second, week), "Messages that a softban deletes"),
            new(
                "moderation.doubleActionWindow",
                new DurationKind(TimeSpan.Zero, TimeSpan.FromHours(1)),
                "Who does the same to the same person within it is told who was first"
            ),
            new("moderation.reapplyOnRejoin", toggle, "Who comes back while muted is muted again"),
            new("moderation.actionsPerMinute", new WholeKind(1, 1_000), "Actions of one member of staff"),
            new("moderation.casesPerHour", new WholeKind(10, 10_000), "Cases in the whole server, mass actions apart"),
            new("moderation.templates", new TextMapKind(50, 1_000), "Reasons by short name: moderation.templates.spam"),
        ];

    private static IEnumerable<Setting> Notices()
    {
        var text = new TextKind(1_500, Optional: true) { Placeholders = NoticeSettings.Placeholders };
        return
        [
            new("notices.enabled", toggle, "Tell members by direct message what was done"),
            new("notices.nameModerator", toggle, "The member reads who did it"),
            new("notices.appealLink", toggle, "The member reads how to appeal"),
            .. noticed.Select(action => new Setting(
                $"notices.{action}",
                text,
                $"Text of the message about a {action}; none uses ours"
            )),
        ];
    }

    private static IEnumerable<Setting> Points() =>
        [
            new("points.warn", new WholeKind(0, 100), "Points of a warning that names none"),
            new("points.countManualWarns", toggle, "Warnings by hand count towards the ladder"),
            new("points.decay", new ChoiceKind(["none", "fixed-age", "half-life"]), "How points fade"),
            new(
                "points.decayTime",
                new DurationKind(TimeSpan.FromHours(1), DurationText.Longest),
                "Age or half-life of points"
            ),
            new("points.returnOnAppeal", toggle, "An approved appeal takes the points away"),
            new("points.ladder", new LadderKind(20), "What follows when points add up: 3 mute 10m, 12 ban"),
        ];

    private static IEnumerable<Setting> Appeals() =>
        [
            new("appeals.enabled", toggle, "Members can appeal"),
            new("appeals.channel", channel, "Where appeals wait for staff"),
            new("appeals.url", new AddressKind(), "An appeal page of your own instead of ours"),
            new(
                "appeals.waiting",
                new DurationKind(TimeSpan.Zero, TimeSpan.FromDays(365)),
                "Until an appeal is possible"
            ),
            new(
                "appeals.waitingAfterDenial",
                new DurationKind(TimeSpan.Zero, TimeSpan.FromDays(365)),
                "Until the next appeal after a denial"
            ),
            new("appeals.maximum", new WholeKind(1, 20), "Appeals of one case"),
            new("appeals.votes", new WholeKind(0, 25), "Votes that decide; 0: one person decides"),
            new("appeals.punisherDecides", toggle, "Whoever opened the case may decide alone"),
            new("appeals.warns", toggle, "Warnings can be appealed"),
            new("appeals.mutes", toggle, "Mutes can be appealed"),
            new("appeals.kicks", toggle, "Kicks can be appealed"),
            new("appeals.bans", toggle, "Bans can be appealed"),
            new("appeals.questions", new TextListKind(5, 45, 1), "What the form asks, with | between"),
        ];

    private static IEnumerable<Setting> AutoMod() =>
        [
            new("autoMod.enabled", toggle, "The rules are at work"),
            new(
                "autoMod.logChannel",
                channel,
                "Every hit of a rule; else alerts alone, in the alert channel or the mod-log"
            ),
            new("autoMod.exemptRoles", new IdListKind(IdOf.Role, 50), "No rule looks at who has one of these"),
            new("autoMod.exemptUsers", new IdListKind(IdOf.User, 100), "No rule looks at these"),
            new(
                "autoMod.exemptChannels",
                new IdListKind(IdOf.Channel, 100),
                "Channels, categories and threads without rules"
            ),
            new("autoMod.exemptBots", toggle, "No rule looks at bots"),
            new("autoMod.exemptWebhooks", toggle, "No rule looks at webhooks"),
            new("autoMod.exemptStaff", toggle, "No rule looks at who may moderate"),
            new(
                "autoMod.burst",
                new DurationKind(TimeSpan.Zero, TimeSpan.FromMinutes(5)),
                "Later messages join the same case"
            ),
            new("autoMod.voteQuorum", new WholeKind(1, 20), "Equal votes of staff that decide a hit"),
            new(
                "autoMod.voteTime",
                new DurationKind(TimeSpan.FromMinutes(1), TimeSpan.FromDays(14)),
                "How long staff can decide a hit"
            ),
        ];

    private static IEnumerable<Setting> Raids() =>
        [
            new("raids.enabled", toggle, "Watch joins"),
            new(
                "raids.window",
                new DurationKind(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10)),
                "In which joins count"
            ),
            new("raids.watchJoins", new WholeKind(2, 10_000), "Joins in the window that raise the level to watch"),
            new("raids.raidJoins", new WholeKind(2, 10_000), "Joins in the window that raise the level to raid"),
            new("raids.lockdownJoins", new WholeKind(0, 10_000), "Joins that lock down; 0: never by itself"),
            new(
                "raids.duration",
                new DurationKind(TimeSpan.FromMinutes(1), TimeSpan.FromDays(1)),
                "How long a level stays"
            ),
            new(
                "raids.youngAccount",
                new DurationKind(TimeSpan.Zero, TimeSpan.FromDays(365)),
                "Younger accounts weigh more"
            ),
            new("raids.pauseInvites", toggle, "Pause invites during a raid"),
            new("raids.pauseDms", toggle, "Pause direct messages between members during a raid"),
            new("raids.quarantineRole", givenRole, "Given to who is held in a raid; without one a timeout holds"),
            new("raids.response", new ChoiceKind(["alert", "hold", "kick", "ban"]), "What is done to raiders unasked"),
            new(
                "raids.officialInvites",
                new TextListKind(20, 32),
                "Invite codes that you have published, with | between"
            ),
        ];

    private static IEnumerable<Setting> Welcome()
    {
        var placeholders = WelcomeSettings.Placeholders;
        return
        [
            new("welcome.enabled", toggle, "Welcome who joins"),
            new("welcome.channel", channel, "Where they are welcomed"),
            new("welcome.message", new TextKind(1_500) { Placeholders = placeholders }, "What is said there"),
            new(
                "welcome.directMessage",
                new TextKind(1_500, Optional: true) { Placeholders = placeholders },
                "What is sent to them alone"
            ),
            new("welcome.roles", new IdListKind(IdOf.JoinRole, 10), "Roles for who joins"),
            new("welcome.afterScreening", toggle, "Roles wait for Discord's own screening"),
            new("welcome.silentInRaid", toggle, "Nothing is said during a raid"),
        ];
    }

    private static IEnumerable<Setting> Rest() =>
        [
            new("lockdown.presets", new ChannelMapKind(20, 100), "Channels by name: lockdown.presets.public"),
            new("lockdown.notice", new TextKind(500, Optional: true), "Said in every channel that is locked"),
            new("retention.cases", retention, "Cases older than this are erased"),
            new("retention.notes", retention, "Notes older than this are erased"),
            new(
                "retention.autoModText",
                new DurationKind(TimeSpan.Zero, TimeSpan.FromDays(90)),
                "Text that a rule matched; afterwards its hash alone"
            ),
        ];
}
