using System.Net;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Commands;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Actions;

/// <summary>Whether who gives a message as evidence can read it where it stands: a copy shows nobody more than its channel
/// does.</summary>
internal sealed class EvidenceReach(Standings standings, DiscordRest rest, Db db, TimeProvider time)
{
    private const Permissions Needed = Permissions.ViewChannel | Permissions.ReadMessageHistory;

    /// <summary>What comes with a command, where who gives it can read all of it. What leads elsewhere is written down.</summary>
    public async Task<Result<EvidenceList>> ReadAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (!EvidenceLinks.Read(context).TryGet(out var evidence, out var refusal))
        {
            if (refusal.Code == EvidenceLinks.Foreign)
            {
                await AuditAsync(staff, context.TryGetText(ActionOptions.Link) ?? "", cancellation);
            }

            return refusal;
        }

        return await CheckAsync(staff, evidence.Items, cancellation) is { } unreadable ? unreadable : evidence;
    }

    /// <summary>Null where all of it can be read. A channel that is hidden and one that there is not are told alike.</summary>
    public async Task<Refusal?> CheckAsync(
        Staff staff,
        IReadOnlyList<EvidenceSource> evidence,
        CancellationToken cancellation
    )
    {
        var channels = evidence.Select(source => source.Channel).OfType<Snowflake<Channel>>().Distinct().ToList();
        if (channels.Count == 0 || staff.IsSystem)
        {
            return null;
        }

        var guild = await standings.GetAsync(staff.Guild, cancellation);
        try
        {
            foreach (var channel in channels)
            {
                if (!await CanReadAsync(guild, staff, channel, cancellation))
                {
                    var links = evidence.Where(source => source.Channel == channel).Select(source => source.Name);
                    await AuditAsync(staff, string.Join(' ', links), cancellation);
                    return Unreadable(channel);
                }
            }
        }
        catch (DiscordApiException exception) when (exception.IsTransient)
        {
            return ActionRefusals.DiscordSilent;
        }

        return null;
    }

    private async Task<bool> CanReadAsync(
        GuildStanding guild,
        Staff staff,
        Snowflake<Channel> id,
        CancellationToken cancellation
    )
    {
        if ((guild.FindChannel(id) ?? await TryGetAsync(staff.Guild, id, cancellation)) is not { } channel)
        {
            return false;
        }

        var now = time.GetUtcNow();
        if (!channel.IsThread)
        {
            return PermissionCalculator.InChannel(guild.Roles, staff.Subject, channel, now).HasFlag(Needed);
        }

        if (channel.ParentId is not { } above || guild.FindChannel(above) is not { } parent)
        {
            return false;
        }

        bool IsAllowed(bool isMember) =>
            PermissionCalculator.InThread(guild.Roles, staff.Subject, parent, channel, isMember, now).HasFlag(Needed);

        return IsAllowed(false)
            || (IsAllowed(true) && await IsInThreadAsync(channel.Id, staff.User!.Value, cancellation));
    }

    /// <summary>Archived threads are not among those that the gateway tells of. Null for one of another server.</summary>
    private async Task<Channel?> TryGetAsync(
        Snowflake<Guild> guild,
        Snowflake<Channel> id,
        CancellationToken cancellation
    )
    {
        try
        {
            var channel = await rest.GetChannelAsync(id, cancellation);
            return channel.GuildId == guild ? channel : null;
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            return null;
        }
    }

    private async Task<bool> IsInThreadAsync(
        Snowflake<Channel> thread,
        Snowflake<User> user,
        CancellationToken cancellation
    )
    {
        try
        {
            await rest.GetThreadMemberAsync(thread, user, cancellation);
            return true;
        }
        catch (DiscordApiException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    private Task AuditAsync(Staff staff, string links, CancellationToken cancellation)
    {
        var entry = new AuditEntry
        {
            Guild = staff.Guild,
            Actor = staff.Actor,
            Action = "aegis.foreign_place",
            Outcome = AuditOutcome.Refused,
            Details = new Dictionary<string, string> { ["evidence"] = CaseText.Cut(links, 200) },
        };
        return db.WriteAsync(unit => unit.AuditAsync(entry), cancellation);
    }

    private static Refusal Unreadable(Snowflake<Channel> channel) =>
        new(
            "aegis.missing_user_perm",
            $"You cannot read the linked message in <#{channel}>. That takes **View Channel** and **Read Message History** "
                + "there; in a private thread also to be in it, or **Manage Threads**. Whoever can read it can add it with "
                + "`/case evidence`."
        );
}
