using System.Globalization;
using System.Text;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Mass;

/// <summary>Words for mass actions.</summary>
internal static class MassText
{
    private const int MostNamed = 20;

    public static string Verb(CaseKind kind) =>
        kind switch
        {
            CaseKind.Ban => "ban",
            CaseKind.Kick => "kick",
            CaseKind.Mute => "mute",
            _ => "unban",
        };

    public static string Past(CaseKind kind) => CaseText.Done(kind).ToLowerInvariant();

    public static string People(int count) => count == 1 ? "1 person" : $"{Number(count)} people";

    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Names(IEnumerable<MassTarget> targets, int count)
    {
        var names = string.Join(
            '\n',
            targets
                .Take(MostNamed)
                .Select(target =>
                    // Discord does not resolve a mention of somebody who is not in the server.
                    target.UserName == target.UserId.ToString()
                        ? $"`{target.UserId}`"
                        : $"{CaseText.Plain(target.UserName)} (`{target.UserId}`)"
                )
        );
        return count > MostNamed ? $"{names}\n… and {Number(count - MostNamed)} more" : names;
    }

    /// <summary>All of them, where a message cannot name all; else null.</summary>
    public static FileUpload? List(IReadOnlyList<MassTarget> targets) =>
        targets.Count <= MostNamed
            ? null
            : new FileUpload
            {
                Name = "people.txt",
                Open = _ =>
                    ValueTask.FromResult<Stream>(
                        new MemoryStream(
                            Encoding.UTF8.GetBytes(
                                string.Concat(targets.Select(target => $"{target.UserId} {target.UserName}\n"))
                            )
                        )
                    ),
            };

    /// <summary>Why people were left out, each reason once.</summary>
    public static string Refused(IEnumerable<MassTarget> refused) =>
        string.Join(
            '\n',
            refused
                .GroupBy(target => target.Code ?? "", StringComparer.Ordinal)
                .OrderByDescending(group => group.Count())
                .Select(group => $"{Number(group.Count())}: {Why(group.Key)}")
        );

    private static string Why(string code) =>
        code switch
        {
            "aegis.self" => "that is yourself",
            "aegis.the_bot" => "that is me",
            "aegis.owner" => "the owner",
            "aegis.protected" => "protected by the settings",
            "aegis.hierarchy_actor" => "level with or above you",
            "aegis.hierarchy_bot" => "level with or above me",
            "aegis.administrator" => "administrators cannot be timed out",
            "aegis.target_left" => "not in the server",
            "aegis.unknown_user" => "no such user",
            "aegis.already_banned" => "banned already",
            "aegis.not_banned" => "not banned",
            "aegis.not_muted" => "not muted",
            "aegis.muted_longer" => "muted for longer already",
            "aegis.in_progress" => "somebody else is at it, or has just done it",
            "aegis.missing_user_perm" => "you no longer have the permission or the right",
            "aegis.missing_bot_perm" => "I lack a permission",
            _ => "Discord refused",
        };
}
