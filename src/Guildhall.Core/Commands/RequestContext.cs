using Guildhall.Core.Access;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Commands;

/// <summary>Who asks for something, where, and for which tenant.</summary>
public abstract class RequestContext
{
    private readonly Request request;

    private protected RequestContext(Request request) => this.request = request;

    public Tenant Tenant => request.Admission.Tenant;

    public Requester Requester => request.Admission.Requester;

    /// <summary>The requester's access roles in the tenant; <c>everyone</c> is always among them.</summary>
    public IReadOnlySet<string> AccessRoles => request.Admission.AccessRoles;

    public Interaction Interaction => request.Interaction;

    public DateTimeOffset ReceivedAt => request.ReceivedAt;

    public Snowflake<Guild> Guild => Requester.Guild;

    public Snowflake<User> User => Requester.User;

    public Snowflake<Channel> Channel => Interaction.ChannelId ?? default;

    /// <summary>What a job needs to answer later: it edits or follows up within 15 min of the interaction.</summary>
    public InteractionReference Reference => InteractionReference.Of(Interaction);

    /// <summary>
    /// Tells Discord now that the answer takes longer; does nothing the second time. To be awaited before a job is
    /// enqueued that will edit the answer, since the job may be quicker than the handler's return.
    /// </summary>
    public Task DeferAsync(CancellationToken cancellation) => request.Acknowledge(cancellation);
}

/// <summary>Where an answer goes that comes later. Holds the interaction's token: store it, never log it.</summary>
public sealed record InteractionReference(Snowflake<Interaction> Id, Snowflake<Application> ApplicationId, string Token)
{
    /// <summary>Discord takes no edit and no follow-up after it.</summary>
    public DateTimeOffset ExpiresAt => Id.CreatedAt + TimeSpan.FromMinutes(15);

    public static InteractionReference Of(Interaction interaction) =>
        new(interaction.Id, interaction.ApplicationId, interaction.Token);

    /// <summary>As the REST client takes it.</summary>
    public Interaction ToInteraction() =>
        new()
        {
            Id = Id,
            ApplicationId = ApplicationId,
            Token = Token,
        };

    public override string ToString() => $"Interaction {Id}";
}
