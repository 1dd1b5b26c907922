using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Webhooks;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary>The one way settings are changed: checked, versioned, audited, for commands, API and dashboard alike.</summary>
internal sealed class SettingsEditor(
    Db db,
    GuildSettingsBook book,
    Standings standings,
    IEnumerable<ISettingsListener> listeners
)
{
    private const int Tries = 5;

    /// <summary>One setting from what somebody typed; <c>default</c> puts it back.</summary>
    public Task<Result<SettingsEdit>> SetAsync(Staff staff, string path, string text, CancellationToken cancellation)
    {
        if (SettingsCatalogue.TryGet(path) is not { } setting)
        {
            return Task.FromResult<Result<SettingsEdit>>(SettingsRefusals.UnknownSetting(path));
        }

        JsonNode? value;
        if (text.Trim().Equals("default", StringComparison.OrdinalIgnoreCase))
        {
            value = setting.In(SettingsDocument.Of(GuildSettings.Default));
        }
        else if (!setting.Kind.TryRead(text, out value))
        {
            var fault = new SettingFault(setting.Path, $"Expected {setting.Kind.Expected}.");
            return Task.FromResult<Result<SettingsEdit>>(SettingsRefusals.Invalid([fault]));
        }

        return ChangeAsync(
            staff,
            $"set {setting.Path}",
            null,
            document =>
            {
                var next = (JsonObject)document.DeepClone();
                setting.Put(next, value?.DeepClone());
                return next;
            },
            cancellation
        );
    }

    /// <summary>What the text has in place of what is set; keys that it lacks stay.</summary>
    /// <param name="expected">The version that the text was made from; null takes any.</param>
    public async Task<Result<SettingsEdit>> ImportAsync(
        Staff staff,
        string text,
        long? expected,
        CancellationToken cancellation
    )
    {
        if (!SettingsDocument.Parse(text).TryGet(out var other, out var refusal))
        {
            return refusal;
        }

        if (SettingsDocument.Faults(other) is { Count: > 0 } faults)
        {
            return SettingsRefusals.Invalid(faults);
        }

        return await ChangeAsync(
            staff,
            "import",
            expected,
            document => SettingsDocument.Merge(document, other),
            cancellation
        );
    }

    /// <summary>Makes an earlier version the newest one. Channels that are gone since are no obstacle.</summary>
    public async Task<Result<SettingsEdit>> RollBackAsync(Staff staff, long version, CancellationToken cancellation)
    {
        if (await book.TryReadVersionAsync(staff.Guild, version, cancellation) is not { } earlier)
        {
            var newest = (await book.ReadAsync(staff.Guild, cancellation)).Version;
            return SettingsRefusals.NoVersion(version, newest);
        }

        return await ChangeAsync(
            staff,
            $"rollback to version {version}",
            null,
            _ => (JsonObject)earlier.Document.DeepClone(),
            cancellation,
            checksPlaces: false
        );
    }

    private async Task<Result<SettingsEdit>> ChangeAsync(
        Staff staff,
        string summary,
        long? expected,
        Func<JsonObject, JsonObject> change,
        CancellationToken cancellation,
        bool checksPlaces = true
    )
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var current = await book.ReadAsync(staff.Guild, cancellation);
            if (expected is { } version && version != current.Version)
            {
                return SettingsRefusals.Changed;
            }

            var next = change(current.Document);
            var changes = SettingsDocument.Diff(current.Document, next);
            if (await FaultsAsync(staff.Guild, next, changes, checksPlaces, cancellation) is { Count: > 0 } faults)
            {
                return SettingsRefusals.Invalid(faults);
            }

            if (changes.Count == 0)
            {
                return SettingsRefusals.Unchanged;
            }

            if (await SaveAsync(staff, current, next, changes, summary, cancellation))
            {
                book.Forget(staff.Guild);
                return new SettingsEdit(current.Version + 1, changes);
            }
        }

        return SettingsRefusals.Changed;
    }

    /// <summary>Everything is checked for itself and together; whether channels exist only where somebody just named them.</summary>
    private async Task<IReadOnlyList<SettingFault>> FaultsAsync(
        Snowflake<Guild> guild,
        JsonObject next,
        IReadOnlyList<SettingChange> changes,
        bool checksPlaces,
        CancellationToken cancellation
    )
    {
        var faults = SettingsDocument.Faults(next);
        if (faults.Count > 0)
        {
            return faults;
        }

        if (checksPlaces)
        {
            var places = new StandingPlaces(await standings.GetAsync(guild, cancellation));
            faults = [.. changes.SelectMany(c => c.Setting.Kind.Faults(c.Setting.Path, c.After, places))];
        }

        return faults.Count > 0 ? faults : SettingsRules.Faults(SettingsDocument.Read(SettingsDocument.Write(next)));
    }

    private Task<bool> SaveAsync(
        Staff staff,
        SettingsVersion current,
        JsonObject next,
        IReadOnlyList<SettingChange> changes,
        string summary,
        CancellationToken cancellation
    )
    {
        var text = SettingsDocument.Write(next);
        var before = current.Document.Deserialize(SettingsJson.Default.GuildSettings)!;
        var after = SettingsDocument.Read(text);
        return db.WriteAsync(
            async unit =>
            {
                var row = new
                {
                    staff.Guild,
                    Expected = current.Version,
                    Settings = text,
                    staff.Actor,
                    unit.Now,
                    Summary = summary,
                };
                if (await unit.ExecuteAsync(SettingsSql.Save, row) == 0)
                {
                    return false;
                }

                await unit.ExecuteAsync(SettingsSql.AddVersion, row);
                await unit.AuditAsync(
                    new()
                    {
                        Guild = staff.Guild,
                        Actor = staff.Actor,
                        Action = "aegis.settings_changed",
                        Subject = $"version {current.Version + 1}",
                        Details = changes.Take(20).ToDictionary(change => change.Setting.Path, Describe),
                    }
                );
                await unit.AnnounceAsync(
                    new(staff.Guild, "settings.changed", $"settings {current.Version + 1}")
                    {
                        Actor = staff.Actor,
                        Data = new Dictionary<string, string>
                        {
                            ["changed"] = string.Join(',', changes.Select(change => change.Setting.Path)),
                        },
                    }
                );
                foreach (var listener in listeners)
                {
                    await listener.ChangedAsync(unit, staff.Guild, before, after);
                }

                return true;
            },
            cancellation
        );
    }

    private static string Describe(SettingChange change)
    {
        var text = $"{change.Setting.Kind.Show(change.Before)} → {change.Setting.Kind.Show(change.After)}";
        return text.Length > 300 ? text[..300] + "…" : text;
    }

    private sealed class StandingPlaces(GuildStanding standing) : ISettingPlaces
    {
        public bool HasChannel(Snowflake<Channel> channel) => standing.FindChannel(channel) is not null;

        public bool HasRole(Snowflake<Role> role) => standing.Roles.Roles.ContainsKey(role);
    }
}

internal sealed record SettingsEdit(long Version, IReadOnlyList<SettingChange> Changes);
