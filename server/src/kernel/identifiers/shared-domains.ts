/**
 * Domains that say nothing about who stands behind a name under them: free mail, site builders and shop windows.
 * Two customers with one of these are not the same customer. Registrable names, ASCII, lower case.
 */
const freeMail = `
  mail.ru bk.ru inbox.ru list.ru internet.ru xmail.ru vk.com vk.ru yandex.ru ya.ru yandex.com yandex.by yandex.kz
  yandex.uz yandex.ua narod.ru rambler.ru lenta.ru autorambler.ru myrambler.ru ro.ru rambler.ua pochta.ru fromru.com
  front.ru hotbox.ru nextmail.ru e-mail.ru email.ru mail.com tut.by mail.kz inbox.kz mail.uz umail.uz inbox.uz ukr.net i.ua
  meta.ua bigmir.net gmail.com googlemail.com outlook.com outlook.de hotmail.com hotmail.co.uk live.com live.ru msn.com
  yahoo.com yahoo.co.uk yahoo.de yahoo.fr ymail.com rocketmail.com icloud.com me.com mac.com aol.com gmx.com gmx.de gmx.net
  web.de t-online.de freenet.de proton.me protonmail.com protonmail.ch pm.me tutanota.com tuta.io tuta.com fastmail.com
  zoho.com hey.com qq.com 163.com 126.com sina.com foxmail.com naver.com orange.fr free.fr laposte.net libero.it seznam.cz
  wp.pl o2.pl interia.pl onet.pl inbox.lv mail.ee`;

const hosting = `
  tilda.ws tilda.cc ucoz.ru ucoz.net ucoz.com ucoz.kz my1.ru at.ua clan.su nethouse.ru umi.ru wixsite.com wix.com
  wordpress.com blogspot.com blogger.com livejournal.com tumblr.com weebly.com squarespace.com webflow.io jimdo.com
  jimdofree.com jimdosite.com github.io gitlab.io netlify.app vercel.app pages.dev web.app firebaseapp.com herokuapp.com
  onrender.com fly.dev azurewebsites.net cloudfront.net amazonaws.com yandexcloud.net turbopages.org insales.ru
  myinsales.ru myshopify.com ecwid.com bitrix24.ru bitrix24.site bitrix24.shop amocrm.ru notion.site taplink.cc
  taplink.ws t.me telegram.me telegram.org wa.me facebook.com instagram.com linkedin.com youtube.com ok.ru dzen.ru
  ozon.ru wildberries.ru avito.ru 2gis.ru hh.ru google.com sites.google.com linktr.ee`;

const domains = new Set(`${freeMail} ${hosting}`.trim().split(/\s+/));

/** Whether many unrelated people have names or mailboxes under this registrable domain. */
export function isSharedDomain(domain: string): boolean {
  return domains.has(domain);
}
