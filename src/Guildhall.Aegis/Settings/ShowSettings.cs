using System.Text.Json.Nodes;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary><c>/settings show</c>: one setting with what it may be, one section, or everything that was changed.</summary>
internal sealed class ShowSettings(
    GuildSettingsBook book,
    DefaultChannels defaults,
    GuildProblems problems,
    Gates gates
) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("settings show", "Look at how Aegis is set up in this server")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options =
            [
                CommandOption.Text("name", "A setting or a section; without it all that was changed").Suggested(),
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(Staff.Of(context), SettingsNeed.View, cancellation) is { } refusal)
        {
            return refusal;
        }

        var current = await book.ReadAsync(context.Guild, cancellation);
        var found = await defaults.FindAsync(context.Guild, cancellation);
        var name = context.TryGetText("name")?.Trim();
        if (string.IsNullOrEmpty(name))
        {
            return Changed(current, found, await problems.OpenAsync(context.Guild, cancellation));
        }

        if (SettingsCatalogue.TryGet(name) is { } setting)
        {
            return One(setting, current.Document, found);
        }

        var section = SettingsCatalogue
            .All.Where(s => s.Path.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase))
            .ToList();
        return section.Count > 0
            ? SettingsReply.Of(
                section[0].Path[..section[0].Path.IndexOf('.', StringComparison.Ordinal)],
                section.Select(s => Line(s, current.Document, found))
            )
            : SettingsRefusals.UnknownSetting(name);
    }

    private static Reply Changed(SettingsVersion current, FoundChannels found, IReadOnlyList<GuildProblem> problems)
    {
        var changes = SettingsDocument.Diff(SettingsDocument.Of(GuildSettings.Default), current.Document);
        var sections = SettingsCatalogue
            .All.Select(setting => setting.Path.Split('.')[0])
            .Distinct(StringComparer.Ordinal);
        return SettingsReply.Of(
            changes.Count == 0 ? "Everything is as by default" : "Changed from the defaults",
            problems
                .Select(problem => $"⚠ {problem.Details}")
                .Concat(changes.Select(change => Line(change.Setting, current.Document, found)))
                .Concat(Guessed(current.Document, found))
                .Append($"Sections: {string.Join(", ", sections)}. Look at one with /settings show."),
            $"Version {current.Version}"
        );
    }

    /// <summary>What is used though nobody set it.</summary>
    private static IEnumerable<string> Guessed(JsonObject document, FoundChannels found) =>
        SettingsCatalogue
            .All.Where(setting => Guess(setting, document, found) is not null)
            .Select(setting => Line(setting, document, found));

    private static string? Guess(Setting setting, JsonObject document, FoundChannels found) =>
        found.Of(setting.Path) is { } channel && setting.In(document) is null
            ? $"not set; <#{channel}> is used, the only channel of that name and only for staff"
            : null;

    private static Reply One(Setting setting, JsonObject document, FoundChannels found)
    {
        var standard = setting.In(SettingsDocument.Of(GuildSettings.Default));
        return SettingsReply.Of(
            setting.Path,
            [
                setting.About + ".",
                $"Now: {Guess(setting, document, found) ?? setting.Kind.Show(setting.In(document))}",
                $"Default: {setting.Kind.Show(standard)}",
                $"It may be: {setting.Kind.Expected}.",
            ]
        );
    }

    private static string Line(Setting setting, JsonObject document, FoundChannels found) =>
        $"`{setting.Path}`: {Guess(setting, document, found) ?? setting.Kind.Show(setting.In(document))}";
}
