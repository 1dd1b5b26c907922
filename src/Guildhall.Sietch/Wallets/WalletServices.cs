using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Sietch.Communities;
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
            .AddSingleton<LinkRekey>()
            .AddHostedService<FinishRekey>()
            .AddSingleton<ChainOf>(provider =>
                tenant => provider.GetRequiredService<CommunityRegistry>().TryGet(tenant)?.Chain
            )
            .AddSingleton<ContractSignature>()
            .AddSingleton<SignedTexts>()
            .AddSingleton<WalletDesk>()
            .AddSingleton<WalletList>()
            .AddSingleton<ProofDesk>()
            .AddSingleton<ProofEndpoints>()
            .AddCommand<VerifyWallet>()
            .AddCommand<ShowWallets>()
            .AddCommand<FreeWallet>()
            .AddComponent<UnlinkWallet>()
            .AddComponent<RefuseClaim>()
            .AddJob<EditVerifyJob, EditVerify>()
            .AddJob<TellMemberJob, TellMember>()
            .AddJob<MoveWalletJob, MoveWallet>();
    }
}
