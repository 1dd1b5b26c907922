using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Telemetry;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Wallets.Choice;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Sietch.Wallets.Proofs;
using Guildhall.Sietch.Wallets.Signatures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Wallets;

internal static class WalletServices
{
    public static IServiceCollection AddWallets(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptionsWithValidateOnStart<WalletLinkOptions, WalletLinkOptions.Validator>()
            .Bind(configuration.GetSection(WalletLinkOptions.Section));
        return services
            .AddSingleton<LinkKeys>()
            .AddSingleton<LinkRows>()
            .AddSingleton<LinkVault>()
            .AddSingleton<LinkChanges>()
            .AddSingleton<Identities>()
            .AddSingleton<LinkRekey>()
            .AddSingleton<LostLinks>()
            .AddSingleton<LinkOwners>()
            .AddSingleton<IHealthProbe, LinkProbe>()
            .AddHostedService<LinksAtStart>()
            .AddSingleton<ChainOf>(provider =>
                tenant => provider.GetRequiredService<CommunityRegistry>().TryGet(tenant)?.Chain
            )
            .AddSingleton<ContractSignature>()
            .AddSingleton<ChoiceCalls>()
            .AddSingleton<SignedTexts>()
            .AddSingleton<WalletEffects>()
            .AddSingleton<WalletAlerts>()
            .AddSingleton<WalletDesk>()
            .AddSingleton<WalletList>()
            .AddSingleton<ProofDesk>()
            .AddSingleton<ProofEndpoints>()
            .AddCommand<VerifyWallet>()
            .AddCommand<ShowWallets>()
            .AddCommand<FreeWallet>()
            .AddComponent<AskUnlink>()
            .AddComponent<UnlinkWallet>()
            .AddComponent<KeepWallet>()
            .AddComponent<RefuseClaim>()
            .AddJob<EditVerifyJob, EditVerify>()
            .AddJob<MoveWalletJob, MoveWallet>();
    }
}
