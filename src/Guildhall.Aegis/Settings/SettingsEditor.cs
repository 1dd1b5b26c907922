using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Core.Webhooks;

namespace Guildhall.Aegis.Settings;

/// <summary>The one way settings are changed: checked, versioned, audited, for commands, API and dashboard alike.</summary>
internal sealed class SettingsEditor(
    Db db,
    GuildSettingsBook book,
    DefaultChannels defaults,
    Standings standings,
    IEnumerable<ISettingsListener> listeners
)
{
    private const int Tries = 5;

    /// <summary>One setting from what somebody typed; <c>default</c> puts it back.</summary>
    public async Task<Result<SettingsEdit>> SetAsync(
        Staff staff,
        string path,
        string text,
        CancellationToken cancellation
    )
    {
        if (SettingsCatalogue.TryGet(path) is not { } setting)
        {
            return SettingsRefusals.UnknownSetting(path);
        }

        var places = new StandingPlaces(await standings.GetAsync(staff.Guild, cancellation), staff);
        var read = text.Trim().Equals("default", StringComparison.OrdinalIgnoreCase)
            ? new(setting.In(SettingsDocument.Of(GuildSettings.Default)))
            : setting.Kind.Read(text, places);
        if (read.Fault is { } fault)
        {
            return SettingsRefusals.Invalid([new(setting.Path, fault)]);
        }

        var order = new Order(
            $"set {setting.Path}",
            places,
            document =>
            {
                var next = (JsonObject)document.DeepClone();
                setting.Put(next, read.Value?.DeepClone());
                return next;
            }
        );
        return await ChangeAsync(staff, order, cancellation);
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
            return SettingsRefusals.Invalid(faults, isFile: true);
        }

        var places = new StandingPlaces(await standings.GetAsync(staff.Guild, cancellation), staff);
        var order = new Order("import", places, document => SettingsDocument.Merge(document, other))
        {
            Expected = expected,
            IsFile = true,
        };
        return await ChangeAsync(staff, order, cancellation);
    }

    /// <summary>Makes an earlier version the newest one. Channels that are gone since are no obstacle; a role that whoever
    /// joins would be given is checked as it is now.</summary>
    public async Task<Result<SettingsEdit>> RollBackAsync(Staff staff, long version, CancellationToken cancellation)
    {
        if (await book.TryReadVersionAsync(staff.Guild, version, cancellation) is not { } earlier)
        {
            var newest = (await book.ReadAsync(staff.Guild, cancellation)).Version;
            return SettingsRefusals.NoVersion(version, newest);
        }

        var places = new StandingPlaces(await standings.GetAsync(staff.Guild, cancellation), staff)
        {
            TakesGone = true,
        };
        var order = new Order($"rollback to version {version}", places, _ => (JsonObject)earlier.Document.DeepClone())
        {
            IsFile = true,
        };
        return await ChangeAsync(staff, order, cancellation);
    }

    private async Task<Result<SettingsEdit>> ChangeAsync(Staff staff, Order order, CancellationToken cancellation)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var current = await book.ReadAsync(staff.Guild, cancellation);
            if (order.Expected is { } version && version != current.Version)
            {
                return SettingsRefusals.Changed;
            }

            var next = order.Change(current.Document);
            var changes = SettingsDocument.Diff(current.Document, next);
            var found = await defaults.FindAsync(staff.Guild, cancellation);
            if (Faults(next, changes, order.Places, found) is { Count: > 0 } faults)
            {
                return SettingsRefusals.Invalid(faults, order.IsFile);
            }

            if (changes.Count == 0)
            {
                return SettingsRefusals.Unchanged;
            }

            if (await SaveAsync(staff, current, next, changes, order.Summary, cancellation))
            {
                book.Forget(staff.Guild);
                return new SettingsEdit(current.Version + 1, changes);
            }
        }

        return SettingsRefusals.Changed;
    }

    /// <summary>Everything is checked for itself and together; channels and roles only where somebody just named them.</summary>
    private static IReadOnlyList<SettingFault> Faults(
        JsonObject next,
        IReadOnlyList<SettingChange> changes,
        ISettingPlaces places,
        FoundChannels found
    )
    {
        var faults = SettingsDocument.Faults(next);
        if (faults.Count > 0)
        {
            return faults;
        }

        faults = [.. changes.SelectMany(c => c.Setting.Kind.Faults(c.Setting.Path, c.After, places))];
        // As they will be used: with the channels that are found where none is set.
        return faults.Count > 0
            ? faults
            : SettingsRules.Faults(found.Complete(SettingsDocument.Read(SettingsDocument.Write(next))));
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

    /// <param name="Summary">For the history.</param>
    /// <param name="Change">From what is set to what shall be.</param>
    private sealed record Order(string Summary, ISettingPlaces Places, Func<JsonObject, JsonObject> Change)
    {
        /// <summary>The version that the change was made from; null takes any.</summary>
        public long? Expected { get; init; }

        /// <summary>Faults are of a file, not of what was typed.</summary>
        public bool IsFile { get; init; }
    }
}

internal sealed record SettingsEdit(long Version, IReadOnlyList<SettingChange> Changes);
