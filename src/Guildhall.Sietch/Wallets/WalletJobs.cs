using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Wallets;

/// <summary>The reply to <c>/verify</c> says what came of it.</summary>
internal sealed record EditVerifyJob(InteractionReference Answer, string Text) : IJob<EditVerifyJob>
{
    public static string Kind => "sietch.verify.answer";

    public static JsonTypeInfo<EditVerifyJob> Json => WalletsJson.Default.EditVerifyJob;

    public string Key => Answer.Id.ToString();
}

/// <summary>A claim to a wallet has its time.</summary>
internal sealed record MoveWalletJob(TenantId Tenant, LinkId Claim) : IJob<MoveWalletJob>
{
    public static string Kind => "sietch.wallet.move";

    public static JsonTypeInfo<MoveWalletJob> Json => WalletsJson.Default.MoveWalletJob;

    public string Key => $"{Tenant}:{Claim}";
}
