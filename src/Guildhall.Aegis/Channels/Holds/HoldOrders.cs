using Guildhall.Aegis.Access;
using Guildhall.Core.Audit;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Holds;

/// <summary>Writes orders together with the jobs that carry them out, and reads what is held.</summary>
internal sealed class HoldOrders(Db db)
{
    /// <summary>Holds in force, or about to be, or about to end.</summary>
    public Task<IReadOnlyList<Hold>> LiveAsync(Snowflake<Guild> guild, string kind, CancellationToken cancellation) =>
        db.QueryAsync<Hold>(HoldSql.Live, new { Guild = guild, Kind = kind }, cancellation);

    /// <summary>How many of the channels were free for it; with none nothing was ordered.</summary>
    public Task<int> OrderAsync(HoldOrder order, RequestContext context, CancellationToken cancellation) =>
        db.WriteAsync(unit => OrderAsync(unit, order, context), cancellation);

    /// <summary>In a unit that has more to say.</summary>
    public static async Task<int> OrderAsync(Unit unit, HoldOrder order, RequestContext context)
    {
        var id = (long)context.Interaction.Id.Value;
        var staff = order.Staff;
        var added = 0;
        foreach (var (channel, wish) in order.Channels)
        {
            added += await unit.ExecuteAsync(
                HoldSql.Add,
                new
                {
                    staff.Guild,
                    Id = id,
                    Channel = channel,
                    order.Kind,
                    Wish = wish,
                    staff.Actor,
                    staff.Name,
                    order.Reason,
                    unit.Now,
                    EndsAt = unit.Now + order.Length,
                }
            );
        }

        if (added > 0)
        {
            await unit.EnqueueAsync(
                new ApplyHoldsJob
                {
                    Guild = staff.Guild,
                    Id = id,
                    Interaction = context.Reference,
                    AnswerIn = context.Channel,
                }
            );
            await unit.AuditAsync(
                new()
                {
                    Guild = staff.Guild,
                    Actor = staff.Actor,
                    Action = $"aegis.{order.Kind}",
                    Subject = $"order {id}",
                    Details = new Dictionary<string, string>
                    {
                        ["channels"] = string.Join(' ', order.Channels.Take(20).Select(c => c.Channel)),
                        ["count"] = $"{added}",
                    },
                }
            );
        }

        return added;
    }

    /// <summary>How many of the channels were locked, and are put back now.</summary>
    public Task<int> ReleaseAsync(
        Staff staff,
        IReadOnlyList<Snowflake<Channel>> channels,
        string kind,
        RequestContext context,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            async unit =>
            {
                var id = (long)context.Interaction.Id.Value;
                var released = 0;
                foreach (var channel in channels)
                {
                    released += await unit.ExecuteAsync(
                        HoldSql.Release,
                        new
                        {
                            staff.Guild,
                            Id = id,
                            Channel = channel,
                            Kind = kind,
                            staff.Actor,
                        }
                    );
                }

                if (released > 0)
                {
                    await unit.EnqueueAsync(
                        new ReleaseHoldsJob
                        {
                            Guild = staff.Guild,
                            Id = id,
                            Interaction = context.Reference,
                            AnswerIn = context.Channel,
                            By = staff.Name,
                        }
                    );
                    await unit.AuditAsync(
                        new()
                        {
                            Guild = staff.Guild,
                            Actor = staff.Actor,
                            Action = $"aegis.{kind}_ended",
                            Subject = $"order {id}",
                            Details = new Dictionary<string, string> { ["count"] = $"{released}" },
                        }
                    );
                }

                return released;
            },
            cancellation
        );
}

/// <param name="Channels">Each with what is asked for, as JSON.</param>
/// <param name="Length">Null: until somebody ends it.</param>
internal sealed record HoldOrder(
    Staff Staff,
    string Kind,
    IReadOnlyList<(Snowflake<Channel> Channel, string Wish)> Channels,
    TimeSpan? Length,
    string? Reason
);
