using System.Text.Json;
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
        db.WriteAsync(unit => OrderAsync(unit, order, HoldAsker.Of(context)), cancellation);

    /// <summary>For a rule: nobody waits for it. False where the channels are held already.</summary>
    /// <param name="id">Of the order; with one that was used before nothing happens.</param>
    public async Task<bool> OrderAsync(HoldOrder order, long id, CancellationToken cancellation) =>
        await db.WriteAsync(unit => OrderAsync(unit, order, new HoldAsker(id, null, default)), cancellation) > 0;

    /// <inheritdoc cref="OrderAsync(HoldOrder, long, CancellationToken)"/>
    public Task<bool> SlowAsync(
        Staff staff,
        Snowflake<Channel> channel,
        TimeSpan pause,
        TimeSpan length,
        string reason,
        long id,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            unit => SlowAsync(unit, staff, channel, pause, length, reason, new(id, null, default)),
            cancellation
        );

    /// <summary>An order that is in force ends here; what was before it is what comes back.</summary>
    public static async Task<bool> SlowAsync(
        Unit unit,
        Staff staff,
        Snowflake<Channel> channel,
        TimeSpan pause,
        TimeSpan? length,
        string? reason,
        HoldAsker asker
    )
    {
        var earlier = await unit.QuerySingleOrDefaultAsync<string>(
            HoldSql.Supersede,
            new
            {
                staff.Guild,
                Channel = channel,
                Kind = Hold.Slowmode,
                staff.Actor,
                unit.Now,
            }
        );
        var original = earlier is null
            ? null
            : JsonSerializer.Deserialize(earlier, ChannelsJson.Default.SlowmodeChange)?.Before;
        var wish = JsonSerializer.Serialize(new(pause, original), ChannelsJson.Default.SlowmodeWish);
        var order = new HoldOrder(staff, Hold.Slowmode, [(channel, wish)], length, reason);
        return await OrderAsync(unit, order, asker) > 0;
    }

    private static async Task<int> OrderAsync(Unit unit, HoldOrder order, HoldAsker asker)
    {
        var id = asker.Id;
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
                    Interaction = asker.Interaction,
                    AnswerIn = asker.AnswerIn,
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

/// <summary>Who ordered, and where the answer goes.</summary>
/// <param name="Interaction">Null: nobody waits.</param>
internal sealed record HoldAsker(long Id, InteractionReference? Interaction, Snowflake<Channel> AnswerIn)
{
    public static HoldAsker Of(RequestContext context) =>
        new((long)context.Interaction.Id.Value, context.Reference, context.Channel);
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
