using System.Globalization;
using Guildhall.Aegis.Cases;
using Guildhall.Core;

namespace Guildhall.Aegis.Actions;

/// <summary>The refusals of the catalogue that acting on people can meet.</summary>
internal static class ActionRefusals
{
    public static Refusal NotInGuild { get; } = new("aegis.not_in_guild", "This works in a server only.");

    public static Refusal DiscordDown { get; } =
        new(
            "aegis.discord_down",
            "Discord does not answer at the moment. The order is kept and carried out as soon as it does; the mod-log shows when."
        );

    public static Refusal DiscordSilent { get; } =
        new(
            "aegis.discord_down",
            "Discord does not answer at the moment, so I cannot see how things stand. Nothing was done; try again in a minute."
        );

    public static Refusal NotBanned(string target) => new("aegis.not_banned", $"{target} is not banned here.");

    public static Refusal NotMuted(string target) => new("aegis.not_muted", $"{target} is not muted here.");

    public static Refusal TargetLeft(string target) =>
        new("aegis.target_left", $"{target} is not in this server any more, so that is not possible. A ban still is.");

    /// <param name="standing">Null: banned by hand, and no case tells of it.</param>
    public static Refusal AlreadyBanned(string target, Case? standing)
    {
        if (standing is null)
        {
            return new(
                "aegis.already_banned",
                $"{target} is banned already, and no case of mine tells by whom. Unban first."
            );
        }

        var until = standing.ExpiresAt is { } end ? $"until {CaseText.Time(end)}" : "for good";
        return new(
            "aegis.already_banned",
            $"{target} is banned already, {until}: {CaseText.Name(standing)} by {CaseText.Actor(standing)}."
        );
    }

    public static Refusal TwoAtOnce(Case standing, DateTimeOffset now)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling((now - standing.CreatedAt).TotalSeconds));
        return new(
            "aegis.in_progress",
            $"{CaseText.Actor(standing)} did the same {Number(seconds)} s ago: {CaseText.Name(standing)} is about "
                + $"{CaseText.Person(standing)}. Nothing was done twice. {Offer(standing)}"
        );
    }

    public static Refusal InProgress(Case? pending) =>
        new(
            "aegis.in_progress",
            pending is null
                ? "Something is being done to this person right now. Try again in a moment."
                : $"{CaseText.Name(pending)} by {CaseText.Actor(pending)}, begun {CaseText.Ago(pending.CreatedAt)}, is not done "
                    + "yet. Try again in a moment."
        );

    public static Refusal TooManyActions(int limit, TimeSpan wait) =>
        new(
            "aegis.rate_limited",
            $"You can act {Number(limit)} times a minute. Try again in {Seconds(wait)}, or use the mass commands."
        );

    public static Refusal TooManyCases(int limit, TimeSpan wait) =>
        new(
            "aegis.rate_limited",
            $"This server has had its {Number(limit)} cases of an hour. Try again in {Seconds(wait)}, or use the mass "
                + "commands, which have a budget of their own."
        );

    public static Refusal ReasonMissing { get; } =
        new("aegis.reason_missing", "This server wants a reason for it: 1 to 1,000 characters.");

    public static Refusal ReasonTooLong(int length) =>
        new("aegis.reason_too_long", $"The reason has {Number(length)} characters; 1,000 are kept.");

    public static Refusal TooMuchDeletion { get; } =
        new("aegis.too_long", "Discord deletes the messages of the last 7 days at most.");

    public static Refusal DiscordRefused { get; } =
        new(
            "aegis.discord_refused",
            "Discord did not let me. Look at my role's place and my permissions in Server Settings → Roles."
        );

    public static Refusal Given { get; } =
        new("aegis.discord_down", "Discord did not answer for a whole day, so this was given up. Nothing was done.");

    public static Refusal NotTemporary { get; } =
        new(
            "aegis.bad_duration",
            "A ban for good is `/ban` without a duration. `/tempban` takes a length: 2h, 7d, 1mo."
        );

    public static Refusal CalledOff { get; } =
        new("aegis.called_off", "It was called off before Discord could do it. Nothing was done.");

    /// <summary>What a case that failed says of it.</summary>
    public static Refusal OfFailure(Case failed) =>
        failed.Failure switch
        {
            "aegis.target_left" => TargetLeft(failed.TargetName),
            "aegis.not_banned" => NotBanned(failed.TargetName),
            "aegis.discord_down" => Given,
            "aegis.called_off" => CalledOff,
            _ => DiscordRefused,
        };

    private static string Offer(Case standing) =>
        standing switch
        {
            { Kind: CaseKind.Warn } => "You can add a note; for something else, warn with another reason.",
            { Lasts: true } => "You can add a note or change the duration.",
            _ => "You can add a note.",
        };

    private static string Seconds(TimeSpan wait) => $"{Number(Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)))} s";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
