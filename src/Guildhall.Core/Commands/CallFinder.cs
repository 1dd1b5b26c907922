using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Commands;

/// <summary>Finds the handler of an interaction; for clicks and forms, only after their id has been verified.</summary>
internal sealed class CallFinder(CommandTable table, CustomIds customIds, IServiceProvider services)
{
    public Result<HandlerCall> Find(Interaction interaction) =>
        interaction.Type switch
        {
            InteractionType.ApplicationCommand => FindCommand(interaction.Data!),
            InteractionType.MessageComponent => FindComponent(interaction),
            _ => FindModal(interaction),
        };

    private Result<HandlerCall> FindCommand(InteractionData data)
    {
        if (table.TryGetCommand(data.Type ?? ApplicationCommandType.ChatInput, data.CommandPath) is not { } entry)
        {
            return CommandRefusals.UnknownCommand;
        }

        return new HandlerCall
        {
            Kind = "command",
            Name = entry.Spec.Name,
            Permission = entry.Spec.Permission,
            Cooldown = entry.Spec.Cooldown,
            Ephemeral = entry.Spec.Ephemeral,
            Run = (request, cancellation) =>
                entry.Run(
                    services,
                    new()
                    {
                        Interaction = request.Interaction,
                        Tenant = request.Admission.Tenant,
                        Requester = request.Admission.Requester,
                        AccessRoles = request.Admission.AccessRoles,
                        ReceivedAt = request.ReceivedAt,
                        Acknowledge = request.Acknowledge,
                    },
                    cancellation
                ),
        };
    }

    private Result<HandlerCall> FindComponent(Interaction interaction)
    {
        if (!Verify(interaction).TryGet(out var id, out var refusal))
        {
            return refusal;
        }

        if (table.TryGetComponent(id.Name) is not { } entry)
        {
            return CommandRefusals.UnknownComponent;
        }

        return new HandlerCall
        {
            Kind = "component",
            Name = entry.Spec.Name,
            Permission = entry.Spec.Permission,
            Cooldown = entry.Spec.Cooldown,
            Ephemeral = entry.Spec.Ephemeral,
            UpdatesMessage = entry.Spec.UpdatesMessage,
            Run = (request, cancellation) =>
                entry.Run(
                    services,
                    new()
                    {
                        Interaction = request.Interaction,
                        Tenant = request.Admission.Tenant,
                        Requester = request.Admission.Requester,
                        AccessRoles = request.Admission.AccessRoles,
                        ReceivedAt = request.ReceivedAt,
                        Acknowledge = request.Acknowledge,
                        State = id.State,
                    },
                    cancellation
                ),
        };
    }

    private Result<HandlerCall> FindModal(Interaction interaction)
    {
        if (!Verify(interaction).TryGet(out var id, out var refusal))
        {
            return refusal;
        }

        if (table.TryGetModal(id.Name) is not { } entry)
        {
            return CommandRefusals.UnknownComponent;
        }

        return new HandlerCall
        {
            Kind = "modal",
            Name = entry.Spec.Name,
            Permission = entry.Spec.Permission,
            Cooldown = entry.Spec.Cooldown,
            Ephemeral = entry.Spec.Ephemeral,
            Run = (request, cancellation) =>
                entry.Run(
                    services,
                    new()
                    {
                        Interaction = request.Interaction,
                        Tenant = request.Admission.Tenant,
                        Requester = request.Admission.Requester,
                        AccessRoles = request.Admission.AccessRoles,
                        ReceivedAt = request.ReceivedAt,
                        Acknowledge = request.Acknowledge,
                        State = id.State,
                        Fields = request.Interaction.Data!.Fields(),
                    },
                    cancellation
                ),
        };
    }

    private Result<CustomId> Verify(Interaction interaction)
    {
        var isSound = customIds.TryRead(
            interaction.Data!.CustomId,
            interaction.GuildId ?? default,
            interaction.Invoker.Id,
            out var id
        );
        if (!isSound)
        {
            return CommandRefusals.UnknownComponent;
        }

        return id!.IsExpired ? CommandRefusals.Expired : id;
    }
}
