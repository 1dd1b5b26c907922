using Guildhall.Aegis.Cases;
using Guildhall.Core;

namespace Guildhall.Aegis.Channels.Persons;

internal static class PersonRefusals
{
    /// <summary>Discord's: the target is not connected to voice.</summary>
    public const int NotInVoiceCode = 40032;

    public static Refusal NotInVoice { get; } =
        new("aegis.not_in_voice", "That member is not in a voice channel, so there is nothing to do there.");

    public static Refusal UnknownRole { get; } = new("aegis.unknown_role", "That role is gone.");

    public static Refusal Unmanaged { get; } =
        new("aegis.bad_role", "That role belongs to an integration or to everyone; nobody can give it by hand.");

    public static Refusal NoNick { get; } = new("aegis.no_nick", "That member has no nickname here.");

    public static Refusal NoVoiceChannel { get; } =
        new("aegis.not_a_voice_channel", "That is no voice channel. Choose one where people talk.");

    public static Refusal RoleAboveActor(string role) =>
        new(
            "aegis.hierarchy_actor",
            $"The role **{role}** is level with or above your highest one; you cannot give it."
        );

    public static Refusal RoleAboveBot(string role) =>
        new(
            "aegis.hierarchy_bot",
            $"The role **{role}** is level with or above mine. Move my role above it in Server Settings → Roles."
        );

    /// <param name="standing">The case that gave it; null: it was given by hand.</param>
    public static Refusal HasIt(string role, Case? standing) =>
        new(
            "aegis.has_role",
            standing is null
                ? $"That member has the role **{role}** already, by hand; a time limit would take it away."
                : $"That member has the role **{role}** by {CaseText.Name(standing)}"
                    + $"{(standing.ExpiresAt is { } end ? $" until {CaseText.Time(end)}" : "")}."
        );
}
