var klaroConfig = {
  version: 1, lang: 'nb', mustConsent: true, acceptAll: true, hideDeclineAll: false,
  translations: { nb: { consentModal: { title: 'Får vi bruke informasjonskapsler?', description: 'De nødvendige er alltid på. Resten bestemmer du.' }, acceptAll: 'Godta alle', acceptSelected: 'Lagre valgene', decline: 'Bare nødvendige',
    close: 'Lukk', save: 'Lagre', ok: 'Godta alle', poweredBy: 'Klaro', privacyPolicyUrl: '/privacy', purposes: { statistics: 'Statistikk', preferences: 'Huske valgene dine' } } },
  services: [{ name: 'statistics', title: 'Statistikk', purposes: ['statistics'], description: 'Teller besøk.' }, { name: 'preferences', title: 'Huske valgene dine', purposes: ['preferences'], description: 'Husker helseenheten.' }]
};
