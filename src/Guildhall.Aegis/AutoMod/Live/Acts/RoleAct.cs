using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Channels.Persons;
using Guildhall.Core;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live.Acts;

/// <summary>Gives or takes a role. One for a while is a case of its own, as <c>/role temp</c> makes it; one that is taken for a
/// while comes back by a job.</summary>
internal sealed class RoleAct(
    DiscordRest rest,
    Gates gates,
    Standings standings,
    Enforcement enforcement,
    Targets targets,
    Db db
) : IHitAct
{
    private static readonly Need need = new() { Bot = Permissions.ManageRoles };

    public IReadOnlyList<ActionKind> Kinds { get; } = [ActionKind.AddRole, ActionKind.RemoveRole];

    public async Task<ActResult> DoAsync(HitCall call, CancellationToken cancellation)
    {
        var role = new Snowflake<Role>(call.Action.Target);
        var gives = call.Action.Is(ActionKind.AddRole);
        var what = gives ? $"role <@&{role}> not given" : $"role <@&{role}> not taken";
        if (await CheckAsync(call, role, cancellation) is { } refusal)
        {
            return ActFailures.Of(what, refusal);
        }

        var (guild, user) = (call.Job.Guild, call.Job.User);
        if (gives && call.Length is { } length)
        {
            return await GiveForAsync(call, role, length, what, cancellation);
        }

        if (gives)
        {
            await rest.AddRoleAsync(guild, user, role, call.Reason, cancellation);
            return ActResult.Done($"role <@&{role}> given");
        }

        await rest.RemoveRoleAsync(guild, user, role, call.Reason, cancellation);
        if (call.Length is not { } time)
        {
            return ActResult.Done($"role <@&{role}> taken");
        }

        var back = new RoleBackJob(guild, user, role, call.Job.Subject);
        await db.WriteAsync(unit => unit.EnqueueAsync(back, unit.Now + time), cancellation);
        return ActResult.Done($"role <@&{role}> taken for {DurationText.Write(time)}");
    }

    private async Task<Refusal?> CheckAsync(HitCall call, Snowflake<Role> id, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(call.Staff, need, cancellation) is { } refusal)
        {
            return refusal;
        }

        var guild = await standings.GetAsync(call.Job.Guild, cancellation);
        if (guild.Roles.Roles.GetValueOrDefault(id) is not { } role)
        {
            return PersonRefusals.UnknownRole;
        }

        return RoleHierarchy.CanManage(guild.Roles, guild.Bot, role) ? null : PersonRefusals.RoleAboveBot(role.Name);
    }

    private async Task<ActResult> GiveForAsync(
        HitCall call,
        Snowflake<Role> role,
        TimeSpan length,
        string what,
        CancellationToken cancellation
    )
    {
        var job = call.Job;
        if (!(await targets.FindAsync(job.Guild, job.User, cancellation)).TryGet(out var target, out var refusal))
        {
            return ActFailures.Of(what, refusal);
        }

        var request = new ActionRequest
        {
            Kind = CaseKind.Role,
            Target = target,
            Actor = call.Staff,
            Key = string.Create(CultureInfo.InvariantCulture, $"automod:{job.Subject}:{job.Rule}:{call.Position}"),
            Source = CaseSource.AutoMod,
            SourceDetail = job.Rule,
            Reason = call.Reason,
            Duration = length,
            Payload = new RolePayload(role).Write(),
            Points = 0,
        };
        var done = await enforcement.CarryOutAsync(request, cancellation);
        return done.TryGet(out var outcome, out refusal) && (refusal = outcome.Refusal) is null
            ? ActResult.Done($"role <@&{role}> given for {DurationText.Write(length)}, case #{outcome.Case.Number}")
            : ActFailures.Of(what, refusal);
    }
}

/// <summary>A role that was taken for a while comes back.</summary>
internal sealed class GiveRoleBack(DiscordRest rest) : IJobHandler<RoleBackJob>
{
    public async Task HandleAsync(RoleBackJob job, JobRun run, CancellationToken cancellation)
    {
        try
        {
            await rest.AddRoleAsync(job.Guild, job.User, job.Role, "AutoMod: the time is over", cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            // The person or the role is gone.
        }
    }
}
